-- SPDX-License-Identifier: MIT
-- The hash of an event: over the hash before it ('' at the first) and the row as the
-- wire protocol writes it, in which no two rows look alike. api/verify.sql
-- computes the same for all rows at once.
CREATE FUNCTION paidan_int.event_hash(before bytea, e paidan.event)
RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN sha256(before || record_send(ROW(e.ticket_id, e.seq, e.at, e.command_id, e.version,
	    e.unit_id, e.actor, e.actor_name, e.verb, e.from_state, e.to_state, e.detail)));
END
$$;
