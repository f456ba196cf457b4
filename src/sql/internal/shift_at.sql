-- SPDX-License-Identifier: MIT
-- The shift that a moment lies in, by the rules in force on that day; without
-- shifts in the rules, the office hours are one and the night is the other.
CREATE FUNCTION paidan_int.shift_at(at timestamptz, OUT code text, OUT name text,
    OUT night boolean, OUT from_at timestamptz, OUT until_at timestamptz)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	-- One statement: each has a plan of its own in every console's server process.
	SELECT s.code, s.name, coalesce(s.night, false), b.begins AT TIME ZONE h.zone,
	    (b.begins + (s."to" - s."from" + CASE WHEN s."to" <= s."from" THEN interval '1 day'
	        ELSE interval '0' END)) AT TIME ZONE h.zone
	INTO code, name, night, from_at, until_at
	FROM (SELECT at AT TIME ZONE z AS here, z AS zone FROM zone() AS z OFFSET 0) AS h
	CROSS JOIN LATERAL (SELECT p.pack FROM rule_pack p
	    WHERE p.version = rules_on(h.here::date)) AS p(pack)
	CROSS JOIN LATERAL jsonb_to_recordset(CASE WHEN pack -> 'shifts' -> 0 IS NOT NULL
	    THEN pack -> 'shifts' ELSE jsonb_build_array(
	        jsonb_build_object('code', 'day', 'name', '白班', 'from', pack #> '{office,from}',
	            'to', pack #> '{office,to}'),
	        jsonb_build_object('code', 'night', 'name', '夜班', 'from', pack #> '{office,to}',
	            'to', pack #> '{office,from}', 'night', true)) END)
	    AS s(code text, name text, night boolean, "from" time, "to" time)
	CROSS JOIN LATERAL (SELECT h.here::date + s."from" - CASE WHEN h.here::time < s."from"
	    THEN interval '1 day' ELSE interval '0' END) AS b(begins)
	WHERE CASE WHEN s."from" < s."to" THEN h.here::time >= s."from" AND h.here::time < s."to"
	    ELSE h.here::time >= s."from" OR h.here::time < s."to" END
	LIMIT 1;
	night := coalesce(night, false);
END
$$;
