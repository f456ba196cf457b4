-- SPDX-License-Identifier: MIT
-- Begins the scale of what is learned, or bends it where the rules of the city
-- have another half-life by now: what was learned before keeps its weight.
CREATE FUNCTION paidan_int.keep_scale()
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	days float8 := (hint_rules() ->> 'half_life_days')::float8;
	now_at timestamptz := clock_timestamp();
BEGIN
	INSERT INTO hint_scale (at, exponent, half_life) VALUES (now_at, 0, days)
	ON CONFLICT DO NOTHING;
	UPDATE hint_scale s
	SET exponent = s.exponent + extract(epoch FROM now_at - s.at)::float8 / 86400 / s.half_life,
	    at = now_at, half_life = days
	WHERE s.half_life <> days;
END
$$;
