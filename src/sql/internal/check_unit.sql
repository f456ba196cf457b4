-- SPDX-License-Identifier: MIT
-- A unit that a ticket may be sent to, from the platform that has it.
CREATE FUNCTION paidan_int.check_unit(wanted int, from_platform int)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	is_active boolean;
BEGIN
	SELECT u.active INTO is_active FROM unit u WHERE u.id = wanted;
	IF is_active IS NULL THEN
		PERFORM refuse('PD013', 'unknown_unit', jsonb_build_object('unit', wanted));
	END IF;
	IF NOT is_active THEN
		PERFORM refuse('PD014', 'inactive_unit', jsonb_build_object('unit', wanted));
	END IF;
	IF NOT reaches(from_platform, wanted) THEN
		PERFORM refuse('PD015', 'out_of_reach', jsonb_build_object('unit', wanted));
	END IF;
END
$$;
