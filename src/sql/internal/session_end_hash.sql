-- SPDX-License-Identifier: MIT
-- The hash of a row of the log of ended sessions: over the hash before it ('' at the first).
CREATE FUNCTION paidan_int.session_end_hash(before bytea, r paidan.session_end)
RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN sha256(before || record_send(ROW(r.seq, r.id, r.at, r.since, r.pid, r.host,
	    r.login, r.by_login, r.by_name, r.application, r.reason)));
END
$$;
