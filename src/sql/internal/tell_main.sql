-- SPDX-License-Identifier: MIT
-- Counts anew what is merged into an open ticket, and tells it in its record and in the
-- feed. Its version stays: nothing that was decided about it, or is being written about
-- it by somebody else, is another by it.
CREATE FUNCTION paidan_int.tell_main(a paidan_int.act, main bigint, verb text, detail jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	m paidan.ticket_open;
BEGIN
	UPDATE ticket_open o SET merged = (SELECT count(*) FROM merge g
	    WHERE g.main_id = main AND g.undone_at IS NULL)
	WHERE o.id = main
	RETURNING o.* INTO m;
	IF NOT FOUND THEN
		RETURN;
	END IF;
	a := on_ticket(a, m);
	a.verb := verb;
	PERFORM write_event(a, m.state, detail);
	PERFORM write_change(a);
END
$$;
