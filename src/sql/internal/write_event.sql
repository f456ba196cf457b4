-- SPDX-License-Identifier: MIT
-- One event; the caller holds the ticket's lock, so the next number is free.
CREATE FUNCTION paidan_int.write_event(a paidan_int.act, to_state text, detail jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	ticket bigint := (a.t).id;
	last_seq int;
BEGIN
	-- Whoever writes books writes them elsewhere; what all verbs are told ends up here.
	IF pg_column_size(detail) > 262144 THEN
		PERFORM bad_value('text');
	END IF;
	last_seq := (last_event(ticket)).seq;
	INSERT INTO event (ticket_id, seq, at, actor, actor_name, unit_id, verb, from_state,
	    to_state, version, detail, command_id)
	VALUES (ticket, 1 + coalesce(last_seq, 0), a.at, a.login, a.name, a.unit_id, a.verb,
	    a.from_state, write_event.to_state, (a.t).version,
	    jsonb_strip_nulls(coalesce(write_event.detail, '{}')), a.command);
END
$$;
