-- SPDX-License-Identifier: MIT
-- What a unit says that should not have a ticket: a reason, the basis for it,
-- and who should have it instead.
CREATE FUNCTION paidan_int.check_proposal(reason_code text, basis text, proposed int)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_reason('return', reason_code);
	PERFORM need('basis', basis);
	PERFORM need('proposed', proposed::text);
	IF NOT EXISTS (SELECT FROM unit u WHERE u.id = proposed) THEN
		PERFORM refuse('PD013', 'unknown_unit', jsonb_build_object('unit', proposed));
	END IF;
END
$$;
