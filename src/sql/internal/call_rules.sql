-- SPDX-License-Identifier: MIT
-- How citizens are called by the rules in force today; what a pack does not say is:
-- at any hour, a second call after four hours and a third after a day, everybody, and a
-- day for a unit that was warned.
CREATE FUNCTION paidan_int.call_rules(OUT polite_from time, OUT polite_to time,
    OUT attempts jsonb, OUT percent int, OUT seed text, OUT leaning jsonb)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	today int := rules_today();
BEGIN
	-- One statement: each has a plan of its own in every console's server process.
	SELECT coalesce((r.v #>> '{polite,from}')::time, '00:00'),
	    coalesce((r.v #>> '{polite,to}')::time, '24:00'),
	    coalesce(nullif(r.v -> 'attempts', 'null'), '[{"unit": "hours", "amount": 4},
	        {"unit": "calendar_days", "amount": 1}]'),
	    (r.v ->> 'sampling')::int, r.v ->> 'seed',
	    coalesce(nullif(r.v -> 'leaning', 'null'), '{"unit": "hours", "amount": 24}')
	INTO polite_from, polite_to, attempts, percent, seed, leaning
	FROM (SELECT coalesce((SELECT p.pack -> 'follow_up' FROM rule_pack p
	    WHERE p.version = today), '{}') AS v OFFSET 0) AS r;
END
$$;
