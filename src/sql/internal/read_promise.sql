-- SPDX-License-Identifier: MIT
-- What was promised: "2026-02-10 17:30", "2026-02-10" (the end of the office's day), or
-- "17:30" of today; in the city's time. Empty: nothing.
CREATE FUNCTION paidan_int.read_promise(said text)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	text text := nullif(btrim(said), '');
BEGIN
	IF text ~ '^\d{1,2}:\d\d$' THEN
		text := (context()).at AT TIME ZONE zone();
		text := left(text, 10) || ' ' || btrim(said);
	ELSIF text ~ '^\d{4}-\d\d?-\d\d?$' THEN
		text := text || ' ' || coalesce((SELECT p.pack #>> '{office,to}' FROM rule_pack p
		    WHERE p.version = rules_today()), '17:30');
	ELSIF text !~ '^\d{4}-\d\d?-\d\d? \d{1,2}:\d\d$' THEN
		PERFORM bad_value('promised');
	END IF;
	RETURN text::timestamp AT TIME ZONE zone();
EXCEPTION
	WHEN datetime_field_overflow OR invalid_datetime_format THEN
		PERFORM bad_value('promised');
END
$$;
