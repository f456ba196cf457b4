-- SPDX-License-Identifier: MIT
-- The one place that says no: a code and facts, never a sentence. codes.csv
-- lists every pair that is given here.
CREATE FUNCTION paidan_int.refuse(sqlstate text, code text, facts jsonb DEFAULT '{}')
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RAISE EXCEPTION USING ERRCODE = sqlstate, MESSAGE = code, DETAIL = facts::text;
END
$$;
