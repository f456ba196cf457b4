-- SPDX-License-Identifier: MIT
-- The question of check_independent as an answer.
CREATE FUNCTION paidan_int.is_independent(a paidan_int.act)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN NOT EXISTS (SELECT FROM events_of((a.t).id) e WHERE e.actor = a.login
	        AND e.verb IN ('sign_in', 'reply', 'return_ticket', 'object', 'appeal', 'pass_on',
	        'take_back', 'contact', 'on_site', 'progress', 'ask_extension', 'feed_back',
	        'remedy', 'dispatch', 'review', 'rule', 'draft_final'))
	    AND NOT EXISTS (SELECT FROM assignment s WHERE s.ticket_id = (a.t).id
	        AND s.unit_id = ANY (a.unit_id || units_of(a.login)));
END
$$;
