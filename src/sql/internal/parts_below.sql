-- SPDX-License-Identifier: MIT
-- What a part was passed on to, however deep, as far as it is there still.
CREATE FUNCTION paidan_int.parts_below(part bigint)
RETURNS bigint[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	WITH RECURSIVE below AS (
		SELECT s.id FROM assignment s WHERE s.up_id = part AND s.ended_at IS NULL
		UNION ALL
		SELECT s.id FROM below b JOIN assignment s ON s.up_id = b.id AND s.ended_at IS NULL
	)
	SELECT coalesce(array_agg(b.id), '{}') FROM below b
$$;
