-- SPDX-License-Identifier: MIT
-- The answer that was stored, for a repeated command.
CREATE FUNCTION paidan_int.told(done jsonb)
RETURNS paidan_api.write_result
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT r::paidan_api.write_result
	FROM jsonb_populate_record(NULL::paidan_api.write_result, done) AS r
$$;
