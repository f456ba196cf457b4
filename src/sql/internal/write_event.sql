-- SPDX-License-Identifier: MIT
-- One event; the caller holds the ticket's lock, so the next number is free.
CREATE FUNCTION paidan_int.write_event(a paidan_int.act, to_state text, detail jsonb)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO event (ticket_id, seq, at, actor, actor_name, unit_id, verb, from_state,
	    to_state, version, detail, command_id)
	SELECT (a.t).id,
	    1 + coalesce((SELECT max(e.seq) FROM event e WHERE e.ticket_id = (a.t).id), 0),
	    a.at, a.login, a.name, a.unit_id, a.verb, a.from_state,
	    to_state, (a.t).version, jsonb_strip_nulls(coalesce(detail, '{}')), a.command
$$;
