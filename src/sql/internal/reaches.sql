-- SPDX-License-Identifier: MIT
-- A platform may send to its own units, those of the platforms below it, and
-- the units that run these.
CREATE FUNCTION paidan_int.reaches(from_platform int, to_unit int)
RETURNS boolean
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT EXISTS (
		SELECT FROM unit u
		JOIN platform f ON f.id = from_platform
		JOIN platform p ON p.id IN (u.platform_id, u.runs_platform_id)
		WHERE u.id = to_unit AND p.path <@ f.path)
$$;
