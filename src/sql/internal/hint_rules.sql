-- SPDX-License-Identifier: MIT
-- What the rules of the city say of hints, and the defaults for what they do
-- not say. All but half_life_days are points; see paidan-city(5).
CREATE FUNCTION paidan_int.hint_rules()
RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	given jsonb;
BEGIN
	-- A city without rules yet has hints all the same.
	SELECT p.pack -> 'hints' INTO given FROM rule_pack p
	WHERE p.effective_from <= today()
	ORDER BY p.effective_from DESC, p.version DESC LIMIT 1;
	RETURN jsonb_build_object('half_life_days', 365, 'ruling', 2000, 'duty', 1000,
	    'duty_wide', 450, 'duty_other', 90, 'text', 560, 'history', 15, 'words', 200,
	    'territory', 30, 'returned', 150)
	    || CASE jsonb_typeof(given) WHEN 'object' THEN given ELSE '{}' END;
END
$$;
