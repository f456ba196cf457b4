-- SPDX-License-Identifier: MIT
-- What something of a moment weighs on the scale of what was learned.
CREATE FUNCTION paidan_int.hint_weight(moment timestamptz)
RETURNS float8
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN coalesce((
		SELECT 2 ^ (s.exponent
		    + extract(epoch FROM moment - s.at)::float8 / 86400 / s.half_life)
		FROM hint_scale s), 1);
END
$$;
