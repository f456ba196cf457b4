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
	-- The many that start alike have the same rules and class: looked up once.
	WITH dated AS MATERIALIZED (
		SELECT d.*, class_of(d.rules, d.class, d.urgency) AS found
		FROM (
			SELECT s.day, s.class, s.urgency, rules_on(s.day) AS rules
			FROM (SELECT DISTINCT (s.at AT TIME ZONE city_zone)::date AS day, s.class,
			    s.urgency FROM unnest(starts) AS s) AS s
			OFFSET 0
		) AS d
	)
	-- In the order of the table's columns.
	SELECT array_agg(ROW(nextval('clock_id_seq'), s.ticket, s.at, NULL, NULL, NULL, NULL, r.id,
	    0, s.round, false, s.kind)::paidan.clock)
	INTO fresh
	FROM unnest(starts) AS s
	JOIN clock_kind k ON k.code = s.kind
	JOIN dated d ON d.day = (s.at AT TIME ZONE city_zone)::date AND d.urgency = s.urgency
	    AND d.class IS NOT DISTINCT FROM s.class
	CROSS JOIN LATERAL (
		SELECT c.id FROM rule_clock c
		WHERE c.version = d.rules AND c.class = d.found AND c.kind IN (s.kind, k.falls_back)
		ORDER BY c.kind = s.kind DESC
		LIMIT 1
	) AS r;
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
