-- SPDX-License-Identifier: MIT
-- Keeps the answer with the command, for a repeat, and gives it.
CREATE FUNCTION paidan_int.store_result(a paidan_int.act)
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	r paidan_api.write_result;
BEGIN
	r := ROW((a.t).id, (a.t).version, (a.t).state, (a.t).number, to_ms(a.at));
	UPDATE command c SET result = to_jsonb(r), ticket_id = r.ticket WHERE c.id = a.command;
	RETURN r;
END
$$;
