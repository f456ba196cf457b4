-- SPDX-License-Identifier: MIT
-- The case is not as the user saw it.
CREATE FUNCTION paidan_int.refuse_case(c paidan.supervision)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	e paidan.supervision_event;
BEGIN
	SELECT o.* INTO e FROM supervision_event o WHERE o.case_id = c.id
	ORDER BY o.seq DESC LIMIT 1;
	PERFORM refuse('PD140', 'case_changed', jsonb_build_object('number', c.number,
	    'who', e.actor_name, 'verb', e.verb, 'at_ms', to_ms(e.at)));
END
$$;
