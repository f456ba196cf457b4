-- SPDX-License-Identifier: MIT
-- The answer of a write that is about no ticket, kept for a repeat: its number, and
-- what has become of it.
CREATE FUNCTION paidan_int.keep_signature(a paidan_int.act, number text, state text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	r paidan_api.write_result := ROW(NULL, 0, state, number, to_ms(a.at));
BEGIN
	UPDATE command c SET result = to_jsonb(r) WHERE c.id = a.command;
	RETURN r;
END
$$;
