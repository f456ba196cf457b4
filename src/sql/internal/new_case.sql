-- SPDX-License-Identifier: MIT
-- A case without tickets yet, numbered through the year.
CREATE FUNCTION paidan_int.new_case(a paidan_int.act, level int, due timestamptz, kind text,
    reason text, r paidan.rule_supervision DEFAULT NULL)
RETURNS paidan.supervision
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	this_year int := extract(year FROM a.at AT TIME ZONE zone());
	n int;
	c paidan.supervision;
BEGIN
	-- Two at once: the second waits, and has the next number.
	INSERT INTO supervision_number AS s (year, last) VALUES (this_year, 1)
	ON CONFLICT (year) DO UPDATE SET last = s.last + 1
	RETURNING s.last INTO n;
	INSERT INTO supervision (number, platform_id, level, due_at, kind, reason, opened_at,
	    opened_by, opened_name, rule_version, rule_n)
	VALUES ('督〔' || this_year || '〕' || n || '号', a.platform_id, new_case.level, due,
	    new_case.kind, btrim(reason), a.at, a.login, a.name, r.version, r.n)
	RETURNING * INTO STRICT c;
	RETURN c;
END
$$;
