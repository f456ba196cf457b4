-- SPDX-License-Identifier: MIT
-- Rows taken in by one call: not so many that everybody else waits for it.
CREATE FUNCTION paidan_int.check_batch(rows jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF jsonb_typeof(rows) IS DISTINCT FROM 'array' OR jsonb_array_length(rows) > 20000 THEN
		PERFORM bad_value('rows');
	END IF;
END
$$;
