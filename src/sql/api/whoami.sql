-- SPDX-License-Identifier: MIT
-- Who has connected, what it may do, and what a console needs to know at its
-- start. (SQL, as it is asked once: its plan is gone afterwards.)
CREATE FUNCTION paidan_api.whoami()
RETURNS TABLE (login text, name text, platform_id int, platform_name text, unit_id int,
    unit_name text, rights text[], schema_version int, now_ms bigint, time_zone text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT check_account();
	SELECT a.login, a.name, p.id, p.name, u.id, u.short_name,
	    ARRAY(SELECT r.code FROM access_right r
	        WHERE has_right(a.login, r.code) ORDER BY r.code),
	    (SELECT max(v.version) FROM schema_version v), to_ms(clock_timestamp()), zone()
	FROM context() AS c
	JOIN account a ON a.login = c.login
	JOIN platform p ON p.id = a.platform_id
	LEFT JOIN unit u ON u.id = a.unit_id
$$;
