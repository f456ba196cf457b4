-- SPDX-License-Identifier: MIT
-- What the rules say of a level of supervision: its name, and until when the
-- units report in a case that is opened at a moment. Five working days if they
-- say nothing.
CREATE FUNCTION paidan_int.case_level(rules int, level int, at timestamptz, OUT name text,
    OUT due_at timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	l jsonb;
BEGIN
	SELECT e.v INTO l
	FROM rule_pack p
	CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(p.pack -> 'supervision_levels')
	    WHEN 'array' THEN p.pack -> 'supervision_levels' END) AS e(v)
	WHERE p.version = rules AND (e.v ->> 'level')::int = case_level.level;
	name := coalesce(l ->> 'name', '');
	due_at := moment_after(at, coalesce(l ->> 'unit', 'working_days'),
	    coalesce((l ->> 'amount')::int, 5), rules);
END
$$;
