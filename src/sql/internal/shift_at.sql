-- SPDX-License-Identifier: MIT
-- The shift that a moment lies in, by the rules in force on that day; without
-- shifts in the rules, the office hours are one and the night is the other.
CREATE FUNCTION paidan_int.shift_at(at timestamptz, OUT code text, OUT name text,
    OUT night boolean, OUT from_at timestamptz, OUT until_at timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	here timestamp := at AT TIME ZONE zone();
	pack jsonb := (SELECT p.pack FROM rule_pack p WHERE p.version = rules_on(here::date));
	begins timestamp;
	r record;
BEGIN
	SELECT s.* INTO r
	FROM jsonb_to_recordset(CASE WHEN pack -> 'shifts' -> 0 IS NOT NULL
	    THEN pack -> 'shifts' ELSE jsonb_build_array(
	        jsonb_build_object('code', 'day', 'name', '白班', 'from', pack #> '{office,from}',
	            'to', pack #> '{office,to}'),
	        jsonb_build_object('code', 'night', 'name', '夜班', 'from', pack #> '{office,to}',
	            'to', pack #> '{office,from}', 'night', true)) END)
	    AS s(code text, name text, night boolean, "from" time, "to" time)
	WHERE CASE WHEN s."from" < s."to" THEN here::time >= s."from" AND here::time < s."to"
	    ELSE here::time >= s."from" OR here::time < s."to" END
	LIMIT 1;
	begins := here::date + r."from" - CASE WHEN here::time < r."from" THEN interval '1 day'
	    ELSE interval '0' END;
	code := r.code;
	name := r.name;
	night := coalesce(r.night, false);
	from_at := begins AT TIME ZONE zone();
	until_at := (begins + (r."to" - r."from" + CASE WHEN r."to" <= r."from"
	    THEN interval '1 day' ELSE interval '0' END)) AT TIME ZONE zone();
END
$$;
