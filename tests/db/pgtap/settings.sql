-- SPDX-License-Identifier: MIT
-- What somebody with psql sets for a session changes nothing of what is written or judged.
BEGIN;
SELECT no_plan();
CREATE FUNCTION pg_temp.story() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	which bigint;
BEGIN
	INSERT INTO paidan.replay (pid, login, at) VALUES (pg_backend_pid(), 't_disp', '2026-03-06 23:30+08');
	SET LOCAL paidan.replay = 'on';
	which := (paidan_api.register(gen_random_uuid(), '{"channel": "hotline", "body": "路灯不亮", "category": "01.01.01", "territory": "341202001000"}')).ticket;
	PERFORM paidan_api.dispatch(gen_random_uuid(), which, (SELECT version FROM paidan.ticket_open o WHERE o.id = which), 1, NULL, '因', NULL);
	SET LOCAL paidan.replay = 'off';
	DELETE FROM paidan.replay;
	RETURN (SELECT concat_ws(' ', to_char(o.due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), to_char(o.warn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'),
	        to_char(o.received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), left(o.number, 8), (SELECT string_agg(concat_ws(' ', c.kind, to_char(c.due_at AT TIME ZONE 'UTC', 'MM-DD HH24:MI:SS')), ', '
	            ORDER BY c.kind, c.due_at) FROM paidan.clock c WHERE c.ticket_id = o.id), (SELECT string_agg((e.detail - '{text_hash,clocks}'::text[])::text, '; ' ORDER BY e.seq) FROM paidan.event e WHERE e.ticket_id = o.id))
	    FROM paidan.ticket_open o WHERE o.id = which);
END
$$;
CREATE TEMP TABLE plain AS SELECT pg_temp.story() AS told;
SELECT isnt(told, NULL, told) FROM plain;
SELECT set_config(name, value, true) FROM (VALUES ('TimeZone', 'America/New_York'), ('DateStyle', 'SQL, DMY'), ('IntervalStyle', 'sql_standard'), ('bytea_output', 'escape'),
    ('extra_float_digits', '-15'), ('standard_conforming_strings', 'off'), ('transform_null_equals', 'on'), ('xmlbinary', 'hex'), ('array_nulls', 'off'), ('quote_all_identifiers', 'on'),
    ('default_text_search_config', 'pg_catalog.german'), ('lc_monetary', 'C'), ('lc_time', 'C'), ('search_path', 'pg_temp, public'), ('row_security', 'on'),
    ('timezone_abbreviations', 'India'), ('plan_cache_mode', 'force_generic_plan'), ('enable_seqscan', 'off')) AS v(name, value);
SELECT public.is(pg_temp.story(), told, 'the same under other settings') FROM plain;
SELECT public.is(t.as_login('t_admin', 'SELECT string_agg(fault, '','') FROM paidan_api.verify(NULL, NULL, NULL) WHERE fault <> ''looked_at'''), NULL, 'and written under them it is in order');
SELECT set_config('TimeZone', 'Asia/Shanghai', true), set_config('DateStyle', 'ISO', true), set_config('search_path', 'public', true), set_config('array_nulls', 'on', true);
SELECT is(t.as_login('t_admin', 'SELECT string_agg(fault, '','') FROM paidan_api.verify(NULL, NULL, NULL) WHERE fault <> ''looked_at'''), NULL, 'under these, too');
SELECT * FROM finish();
ROLLBACK;
