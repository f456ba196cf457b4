-- SPDX-License-Identifier: MIT
-- The lines of one clock.
CREATE FUNCTION paidan_int.clock_lines(id bigint, rule int, started timestamptz, due timestamptz,
    warn timestamptz, paused timestamptz, provisional boolean, stopped timestamptz, outcome text)
RETURNS TABLE (part int, code text, facts jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	r paidan.rule_clock;
	by_day boolean;
	first_day date;
	last_day date;
BEGIN
	SELECT k.* INTO r FROM rule_clock k WHERE k.id = rule;
	by_day := r.unit = 'working_days' OR r.in_office AND r.unit IN ('hours', 'minutes');
	first_day := CASE WHEN by_day THEN counts_for(started, r) END;
	last_day := ((coalesce(due, paused) - interval '1 microsecond') AT TIME ZONE zone())::date;

	RETURN QUERY
	SELECT 1, 'start', jsonb_build_object('at', local_time(started), 'day', first_day)
	UNION ALL
	SELECT 2, 'class', jsonb_build_object('code', r.class, 'name', c.name)
	FROM rule_class c WHERE c.version = r.version AND c.code = r.class
	UNION ALL
	SELECT 3, 'rule', jsonb_build_object('version', r.version, 'from', p.effective_from,
	    'unit', r.unit, 'amount', r.amount, 'within', CASE WHEN r.in_office
	    THEN 'office' ELSE 'always' END, 'office_from', to_char(r.office_from, 'HH24:MI'),
	    'office_to', to_char(r.office_to, 'HH24:MI'), 'cut_off', to_char(r.cut_off, 'HH24:MI'))
	FROM rule_pack p WHERE p.version = r.version;

	IF by_day THEN
		RETURN QUERY
		-- From the day it came in: what lies before the first that counts was skipped too.
		SELECT 4, d.code, d.facts
		FROM day_lines(r.calendar, (started AT TIME ZONE zone())::date - 1, last_day) AS d;
	END IF;

	RETURN QUERY
	SELECT 5, 'pause', jsonb_build_object('from', local_time(s.from_at), 'to',
	    local_time(s.until_at), 'reason', coalesce(w.name || '：', '') || s.text,
	    'resume_on', s.resume_on, 'days', CASE WHEN s.until_at IS NULL THEN NULL
	    WHEN r.unit = 'working_days' THEN
	    (SELECT count(*) FROM calendar_day d WHERE d.calendar = r.calendar AND d.is_work
	        AND d.day > counts_for(s.from_at, r) AND d.day <= counts_for(s.until_at, r))
	    ELSE (s.until_at AT TIME ZONE zone())::date - (s.from_at AT TIME ZONE zone())::date END)
	FROM clock_pause s
	LEFT JOIN reason w ON w.kind = 'pause' AND w.code = s.reason_code
	WHERE s.clock_id = clock_lines.id ORDER BY s.id;

	RETURN QUERY
	SELECT 6, 'extension', jsonb_build_object('amount', e.amount, 'unit', e.unit,
	    'ground', e.ground, 'at', local_time(e.decided_at))
	FROM extension e WHERE e.clock_id = clock_lines.id AND e.granted ORDER BY e.id;

	RETURN QUERY
	SELECT v.part, v.code, v.facts
	FROM (VALUES
	    (7, 'provisional', provisional,
	        jsonb_build_object('year', extract(year FROM last_day))),
	    (8, 'due', due IS NOT NULL, jsonb_build_object('at', local_time(due))),
	    (9, 'warn', warn IS NOT NULL, jsonb_build_object('at', local_time(warn))),
	    (10, 'stopped', stopped IS NOT NULL, jsonb_build_object('at', local_time(stopped),
	        'outcome', outcome))
	) AS v(part, code, told, facts) WHERE v.told;
END
$$;
