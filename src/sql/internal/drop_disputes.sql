-- SPDX-License-Identifier: MIT
-- Nobody objects to what a ticket has become, and nobody is asked about it any
-- more. Gives the ticket.
CREATE FUNCTION paidan_int.drop_disputes(a paidan_int.act)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	UPDATE objection o SET ended_at = a.at, outcome = 'lapsed'
	WHERE o.ticket_id = t.id AND o.ended_at IS NULL;
	UPDATE opinion o SET lapsed_at = a.at
	WHERE o.ticket_id = t.id AND o.answered_at IS NULL AND o.lapsed_at IS NULL;
	IF FOUND THEN
		t.unit_ids := seers(t.id);
	END IF;
	t.objected := false;
	RETURN t;
END
$$;
