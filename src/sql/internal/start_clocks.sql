-- SPDX-License-Identifier: MIT
-- Starts clocks under the rules in force on the day they start.
CREATE FUNCTION paidan_int.start_clocks(starts paidan_int.clock_start[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	city_zone text := zone();
	fresh paidan.clock[];
	uncertain bigint[];
BEGIN
	WITH dated AS MATERIALIZED (
		SELECT d.day, rules_on(d.day) AS rules
		FROM (SELECT DISTINCT (s.at AT TIME ZONE city_zone)::date AS day
		    FROM unnest(starts) AS s) AS d
	), ruled AS MATERIALIZED (
		SELECT k.*, rule_for(k.rules, k.class, k.urgency, k.kind) AS rule_id
		FROM (SELECT DISTINCT d.day, d.rules, s.class, s.urgency, s.kind
		    FROM unnest(starts) AS s
		    JOIN dated d ON d.day = (s.at AT TIME ZONE city_zone)::date) AS k
	)
	-- In the order of the table's columns.
	SELECT array_agg(ROW(nextval('clock_id_seq'), s.ticket, s.at, NULL, NULL, NULL, NULL,
	    r.rule_id, 0, s.round, false, s.kind)::paidan.clock)
	INTO fresh
	FROM unnest(starts) AS s
	JOIN ruled r ON r.day = (s.at AT TIME ZONE city_zone)::date AND r.kind = s.kind
	    AND r.urgency = s.urgency AND r.class IS NOT DISTINCT FROM s.class
	WHERE r.rule_id IS NOT NULL;
	WITH written AS (
		INSERT INTO clock SELECT n.* FROM reckon(fresh) AS n
		RETURNING id, provisional
	)
	SELECT array_agg(w.id) INTO uncertain FROM written w WHERE w.provisional;
	IF uncertain IS NOT NULL THEN
		PERFORM firm_up(uncertain);
	END IF;
END
$$;
