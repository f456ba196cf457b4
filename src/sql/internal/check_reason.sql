-- SPDX-License-Identifier: MIT
-- A code of the reason table.
CREATE FUNCTION paidan_int.check_reason(kind text, code text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM need(kind, code);
	PERFORM FROM reason r WHERE r.kind = check_reason.kind AND r.code = check_reason.code;
	IF NOT FOUND THEN
		PERFORM refuse('PD016', 'unknown_reason',
		    jsonb_build_object('kind', kind, 'code', code));
	END IF;
END
$$;
