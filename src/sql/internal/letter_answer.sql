-- SPDX-License-Identifier: MIT
-- By when a letter wants an answer, as the city's rules say, in words.
CREATE FUNCTION paidan_int.letter_answer(at timestamptz)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	rules jsonb := (SELECT p.pack FROM rule_pack p WHERE p.version = rules_today());
	days int := (rules #>> '{letters,answer_days}')::int;
	until date := (SELECT e.day FROM calendar_day d
	    JOIN calendar_day e ON e.calendar = d.calendar AND e.is_work AND e.ord = d.ord + days
	    WHERE d.calendar = rules ->> 'calendar' AND d.day = (at AT TIME ZONE zone())::date);
BEGIN
	RETURN coalesce('于' || letter_day(until) || '前', '尽快');
END
$$;
