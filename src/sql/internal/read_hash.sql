-- SPDX-License-Identifier: MIT
-- The hash of a row of the ledger, as event_hash's. internal/read_faults.sql computes the
-- same for all rows at once.
CREATE FUNCTION paidan_int.read_hash(before bytea, r paidan.read_log)
RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN sha256(before || record_send(ROW(r.ticket_id, r.seq, r.at, r.xid, r.command_id,
	    r.citizen_id, r.unit_id, r.host, r.login, r.name, r.application, r.field,
	    r.reason_code, r.reason)));
END
$$;
