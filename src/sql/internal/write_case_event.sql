-- SPDX-License-Identifier: MIT
-- One line in the record of a case. Whoever holds the case's row has the next
-- number.
CREATE FUNCTION paidan_int.write_case_event(a paidan_int.act, c paidan.supervision, verb text,
    detail jsonb)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO supervision_event (case_id, seq, at, command_id, unit_id, actor, actor_name,
	    verb, detail)
	SELECT c.id, 1 + coalesce(max(e.seq), 0), a.at, a.command, a.unit_id, a.login, a.name,
	    write_case_event.verb, jsonb_strip_nulls(write_case_event.detail)
	FROM supervision_event e WHERE e.case_id = c.id
$$;
