-- SPDX-License-Identifier: MIT
-- The hash of a row of the log of exports: over the hash before it ('' at the first).
CREATE FUNCTION paidan_int.export_log_hash(before bytea, r paidan.export_log)
RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN sha256(before || record_send(ROW(r.seq, r.id, r.at, r.command_id, r.host,
	    r.login, r.name, r.application, r.what, r.scope)));
END
$$;
