-- SPDX-License-Identifier: MIT
-- Until when units report that are given until a day: the end of its office; or
-- what the level says.
CREATE FUNCTION paidan_int.case_due(a paidan_int.act, level int, until date)
RETURNS timestamptz
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	rules int := rules_on((a.at AT TIME ZONE zone())::date);
BEGIN
	IF level IS NULL OR level NOT BETWEEN 1 AND 5 THEN
		PERFORM bad_value('level');
	END IF;
	IF until IS NULL THEN
		RETURN (case_level(rules, level, a.at)).due_at;
	END IF;
	IF until < (a.at AT TIME ZONE zone())::date OR until > date '2100-01-01' THEN
		PERFORM bad_value('until');
	END IF;
	RETURN (until + (SELECT (p.pack #>> '{office,to}')::time FROM rule_pack p
	    WHERE p.version = rules)) AT TIME ZONE zone();
END
$$;
