-- SPDX-License-Identifier: MIT
-- The number that a write which is about no ticket answers with, kept for a repeat.
CREATE FUNCTION paidan_int.keep_number(a paidan_int.act, number text)
RETURNS text
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	UPDATE command c SET result = to_jsonb(number) WHERE c.id = a.command
	RETURNING number
$$;
