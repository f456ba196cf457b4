-- SPDX-License-Identifier: MIT
-- The row that a clock of a kind follows under a version of the rules, or
-- NULL: then there is no such clock.
CREATE FUNCTION paidan_int.rule_for(rules int, class text, how_urgent smallint, kind text)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT r.id
		FROM clock_kind k
		JOIN rule_clock r ON r.version = rules AND r.kind IN (k.code, k.falls_back)
		    AND r.class = class_of(rules, rule_for.class, how_urgent)
		WHERE k.code = rule_for.kind
		ORDER BY r.kind = k.code DESC
		LIMIT 1);
END
$$;
