-- SPDX-License-Identifier: MIT
-- Clocks with their due and warning times computed: the only place that does.
-- Any number at once, each a few look-ups however long it runs. A clock's
-- place is a number in its own unit: working or calendar days as the day that
-- a moment counts for, else microseconds, of office time if only that counts.
-- Its due place is where it started, and what it may take, and where each
-- pause ended less where it began. One that stands still has no due time.
-- (One plan for all: to make one costs a hundred times what it takes to run.
-- OFFSET 0 keeps each step from being copied into the next.)
CREATE FUNCTION paidan_int.reckon(given paidan.clock[])
RETURNS SETOF paidan.clock
LANGUAGE plpgsql STABLE ROWS 10
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	-- zone() would cost as much as the rest.
	city_zone text := (SELECT c.time_zone FROM city c);
BEGIN
	RETURN QUERY
	SELECT g.id, g.ticket_id, g.started_at,
	    CASE WHEN g.paused_at IS NULL THEN coalesce(x.ends_at, never()) END,
	    CASE WHEN g.paused_at IS NULL THEN CASE g.warn_unit
	        WHEN 'working_days' THEN (w.day + g.office_to) AT TIME ZONE city_zone
	        WHEN 'calendar_days' THEN (x.ends_at AT TIME ZONE city_zone
	            - g.warn_amount * interval '1 day') AT TIME ZONE city_zone
	        WHEN 'hours' THEN x.ends_at - g.warn_amount * interval '1 hour'
	        WHEN 'minutes' THEN x.ends_at - g.warn_amount * interval '1 minute' END END,
	    g.paused_at, g.resume_on, g.rule_id, g.extended, g.round,
	    g.paused_at IS NULL AND g.measure IN ('working_days', 'office')
	        AND f.published IS NOT TRUE, g.kind
	FROM (
		SELECT c.*, r.calendar, r.cut_off, r.office_from, r.office_to, r.ends_office,
		    r.warn_unit, r.warn_amount,
		    CASE WHEN r.in_office AND r.unit IN ('hours', 'minutes') THEN 'office'
		        ELSE r.unit END AS measure,
		    (extract(epoch FROM r.office_to - r.office_from) * 1000000)::bigint AS office,
		    (r.amount + c.extended) * CASE r.unit WHEN 'hours' THEN 3600000000
		        WHEN 'minutes' THEN 60000000 ELSE 1 END AS takes
		FROM unnest(given) AS c
		JOIN rule_clock r ON r.id = c.rule_id
		OFFSET 0
	) AS g
	CROSS JOIN LATERAL (
		SELECT g.takes + sum(m.sign * CASE g.measure
		    WHEN 'working_days' THEN d.ord
		        + (NOT d.is_work OR m.here::time > g.cut_off)::int
		    WHEN 'calendar_days' THEN m.here::date - date '2000-01-01'
		        + (m.here::time > g.cut_off)::int
		    WHEN 'office' THEN (d.ord - d.is_work::int) * g.office + d.is_work::int
		        * least(g.office, greatest(0,
		            (extract(epoch FROM m.here::time - g.office_from) * 1000000)::bigint))
		    ELSE (extract(epoch FROM m.at) * 1000000)::bigint END)::bigint AS place
		FROM (
			SELECT s.at, s.sign, s.at AT TIME ZONE city_zone AS here
			FROM (
				SELECT g.started_at AS at, 1 AS sign
				UNION ALL
				SELECT unnest(ARRAY[p.from_at, p.until_at]), unnest(ARRAY[-1, 1])
				FROM clock_pause p
				WHERE p.clock_id = g.id AND p.until_at IS NOT NULL
			) AS s
			OFFSET 0
		) AS m
		LEFT JOIN calendar_day d ON d.calendar = g.calendar AND d.day = m.here::date
		    AND g.measure IN ('working_days', 'office')
	) AS p
	LEFT JOIN calendar_day e ON e.calendar = g.calendar AND e.is_work
	    AND e.ord = CASE g.measure WHEN 'working_days' THEN p.place
	        WHEN 'office' THEN (p.place + g.office - 1) / g.office END
	CROSS JOIN LATERAL (
		SELECT CASE g.measure
		    WHEN 'working_days' THEN (e.day + g.office_to) AT TIME ZONE city_zone
		    WHEN 'calendar_days' THEN (date '2000-01-01' + p.place::int
		        + CASE WHEN g.ends_office THEN g.office_to ELSE time '24:00' END)
		        AT TIME ZONE city_zone
		    WHEN 'office' THEN (e.day + g.office_from + (p.place - (e.ord - 1) * g.office)
		        * interval '1 microsecond') AT TIME ZONE city_zone
		    ELSE timestamptz 'epoch' + p.place * interval '1 microsecond' END AS ends_at
		OFFSET 0
	) AS x
	-- The due day is the day of the last moment before it is due.
	LEFT JOIN calendar_day f ON f.calendar = g.calendar
	    AND f.day = ((x.ends_at - interval '1 microsecond') AT TIME ZONE city_zone)::date
	LEFT JOIN calendar_day w ON w.calendar = g.calendar AND w.is_work
	    AND g.warn_unit = 'working_days'
	    AND w.ord = f.ord + (NOT f.is_work)::int - g.warn_amount;
END
$$;
