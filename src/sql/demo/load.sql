-- SPDX-License-Identifier: MIT
-- Makes the demo city out of the tables of tables.sql: people, dictionaries, and
-- appeals with their histories, told through the functions that the console
-- calls. Run it as a superuser and in one transaction: it is all there or not at all.

DO $$
BEGIN
	IF EXISTS (SELECT FROM paidan.unit) OR EXISTS (SELECT FROM paidan.ticket_text) THEN
		RAISE EXCEPTION USING ERRCODE = 'object_not_in_prerequisite_state',
		    MESSAGE = 'this database already holds a city; '
		        'the demo city goes only into an empty one';
	END IF;
END
$$;

UPDATE paidan.city SET name = (SELECT t.name FROM demo_territory t WHERE t.level = 'city');

-- Parents sort before their children by code. A zone is called by its managers' short name.
INSERT INTO paidan.territory (code, name, short_name, level, parent_code)
SELECT t.code, t.name, z.short_name, t.level, t.parent_code
FROM demo_territory t
LEFT JOIN demo_unit z ON z.territory_code = t.code AND z.kind = 'zone'
ORDER BY t.code;

UPDATE paidan.territory t SET host_code = z.territory_code
FROM demo_zone z WHERE z.zone_code = t.code AND z.kind = 'host';
INSERT INTO paidan.zone_member (zone_code, member_code)
SELECT z.zone_code, z.territory_code FROM demo_zone z WHERE z.kind = 'member';

INSERT INTO paidan.channel (code, name)
SELECT c.code, c.name FROM demo_channel c ORDER BY c.code <> 'hotline', c.code;

-- A row finds its parent's id only when the parent's statement is over: level by level.
DO $$
BEGIN
	LOOP
		INSERT INTO paidan.platform (code, name, kind, parent_id, path)
		SELECT p.code, p.name, p.kind, up.id, ''
		FROM demo_platform p
		LEFT JOIN paidan.platform up ON up.code = p.parent_code
		WHERE (p.parent_code IS NULL OR up.id IS NOT NULL)
		    AND NOT EXISTS (SELECT FROM paidan.platform d WHERE d.code = p.code)
		ORDER BY p.kind, p.code;
		EXIT WHEN NOT FOUND;
	END LOOP;
	LOOP
		INSERT INTO paidan.category (code, name, parent_id)
		SELECT c.code, c.name, up.id
		FROM demo_category c
		LEFT JOIN paidan.category up ON up.code = c.parent_code
		WHERE (c.parent_code IS NULL OR up.id IS NOT NULL)
		    AND NOT EXISTS (SELECT FROM paidan.category d WHERE d.code = c.code)
		ORDER BY c.code;
		EXIT WHEN NOT FOUND;
	END LOOP;
END
$$;

INSERT INTO paidan.unit (code, name, short_name, kind, platform_id, territory_code,
    runs_platform_id, aliases)
SELECT u.code, u.name, u.short_name, u.kind, p.id, u.territory_code, r.id,
    coalesce(string_to_array(u.aliases, '|'), '{}')
FROM demo_unit u
JOIN paidan.platform p ON p.code = u.platform_code
LEFT JOIN paidan.platform r ON r.code = u.runs_platform_code
ORDER BY p.id, u.code;

UPDATE paidan.unit u SET parent_id = up.id
FROM demo_unit d JOIN paidan.unit up ON up.code = d.parent_code
WHERE d.code = u.code;

INSERT INTO paidan.liaison (unit_id, name, phone, night_phone, login)
SELECT u.id, o.name, coalesce(o.phone, ''), coalesce(o.night_phone, ''), o.login
FROM demo_officer o JOIN paidan.unit u ON u.code = o.unit_code
ORDER BY u.id;

INSERT INTO paidan.account (login, name, platform_id, unit_id)
SELECT a.login, a.name, p.id, u.id
FROM demo_account a
JOIN paidan.platform p ON p.code = a.platform_code
LEFT JOIN paidan.unit u ON u.code = a.unit_code;

-- Rows of one unit, matter, place and role are versions of one, by the day they begin.
INSERT INTO paidan.duty (duty_no, version, unit_id, category_id, territory_code, role, document,
    article, excerpt, note, source, effective_from, effective_to, ends, proposed_by, proposed_at,
    approved, decided_by, decided_at, decision_note)
SELECT dense_rank() OVER (ORDER BY u.code, c.code, d.territory_code, d.role),
    row_number() OVER (PARTITION BY u.code, c.code, d.territory_code, d.role
        ORDER BY d.effective_from), u.id, c.id, d.territory_code, d.role, d.document,
    coalesce(d.article, ''), coalesce(d.excerpt, ''), coalesce(d.note, ''), d.source,
    d.effective_from, d.effective_to, coalesce(d.ends, false), d.proposed_by,
    least(d.effective_from::timestamptz, now()) - interval '10 days', d.approved,
    CASE WHEN d.approved IS NOT NULL THEN 'bianban' END,
    CASE WHEN d.approved IS NOT NULL
        THEN least(d.effective_from::timestamptz, now()) - interval '5 days' END,
    CASE WHEN NOT d.approved THEN '依据不足，未见移交手续' ELSE '' END
FROM demo_duty d
JOIN paidan.unit u ON u.code = d.unit_code
LEFT JOIN paidan.category c ON c.code = d.category_code
ORDER BY 1, 2;
DO $$
BEGIN
	PERFORM setval('paidan.duty_no', max(d.duty_no)) FROM paidan.duty d;
END
$$;

-- This city lets a citizen take an appeal back.
INSERT INTO paidan.reason (kind, code, name, position)
VALUES ('intake', 'withdrawn', '诉求人撤回', 6);

-- Logins belong to the whole cluster: another demo database may have made them.
DO $$
DECLARE
	a record;
	groups text;
BEGIN
	FOR a IN SELECT d.login, d.roles FROM demo_account d ORDER BY d.login LOOP
		IF to_regrole(quote_ident(a.login)) IS NULL THEN
			EXECUTE format('CREATE ROLE %I LOGIN', a.login);
		END IF;
		SELECT string_agg(quote_ident('paidan_' || r), ', ') INTO groups
		FROM unnest(string_to_array(a.roles, '|')) AS r;
		EXECUTE format('GRANT %s TO %I', groups, a.login);
	END LOOP;
END
$$;

-- Before the appeals, which then have their deadlines by them.
DO $$
BEGIN
	PERFORM paidan_int.set_year('cn', y.year, y.days, true)
	FROM (
		SELECT extract(year FROM c.day)::int AS year, jsonb_agg(jsonb_build_object(
		    'date', c.day, 'off', c.off, 'name', c.name)) AS days
		FROM demo_calendar c GROUP BY 1 ORDER BY 1
	) AS y;
	PERFORM paidan_int.add_rules(p.pack, p.source, '2018-01-01', 'admin', now())
	FROM demo_pack p;
END
$$;

ANALYZE paidan.territory, paidan.category, paidan.unit, paidan.account, paidan.duty,
    paidan.calendar_day, paidan.rule_pack, paidan.rule_class, paidan.rule_clock;

-- One step, in the words of paidan_api.
CREATE FUNCTION pg_temp.demo_act(command uuid, verb text, ticket bigint, version int, args jsonb)
RETURNS paidan_api.write_result
LANGUAGE plpgsql
AS $$
DECLARE
	result paidan_api.write_result;
BEGIN
	CASE verb
	WHEN 'classify' THEN
		result := paidan_api.classify(command, ticket, version,
		    pg_temp.demo_category_id(args ->> 'category'), args ->> 'territory',
		    (args ->> 'urgency')::int, args ->> 'note', args ->> 'class');
	WHEN 'dispatch' THEN
		result := paidan_api.dispatch(command, ticket, version,
		    pg_temp.demo_unit_id(args ->> 'lead'), pg_temp.demo_unit_ids(args -> 'assist'),
		    args ->> 'reason', args -> 'basis');
	WHEN 'recall' THEN
		result := paidan_api.recall(command, ticket, version, args ->> 'reason');
	WHEN 'sign_in' THEN
		result := paidan_api.sign_in(command, ticket, version);
	WHEN 'return_ticket' THEN
		result := paidan_api.return_ticket(command, ticket, version, args ->> 'reason_code',
		    args ->> 'basis', pg_temp.demo_unit_id(args ->> 'proposed'));
	WHEN 'reply' THEN
		result := paidan_api.reply(command, ticket, version, args ->> 'text');
	WHEN 'review' THEN
		result := paidan_api.review(command, ticket, version, (args ->> 'pass')::boolean,
		    args ->> 'note');
	WHEN 'follow_up' THEN
		result := paidan_api.follow_up(command, ticket, version, args ->> 'outcome',
		    (args ->> 'responded')::boolean, (args ->> 'solved')::boolean,
		    args ->> 'satisfaction', args ->> 'words');
	WHEN 'archive' THEN
		result := paidan_api.archive(command, ticket, version, args ->> 'note');
	WHEN 'close_intake' THEN
		result := paidan_api.close_intake(command, ticket, version, args ->> 'close_type',
		    args ->> 'reason');
	WHEN 'note' THEN
		result := paidan_api.note(command, ticket, version, args ->> 'text');
	WHEN 'contact' THEN
		result := paidan_api.contact(command, ticket, version, args ->> 'note');
	WHEN 'on_site' THEN
		result := paidan_api.on_site(command, ticket, version, args ->> 'note');
	WHEN 'progress' THEN
		result := paidan_api.progress(command, ticket, version, args ->> 'text');
	WHEN 'pause' THEN
		result := paidan_api.pause(command, ticket, version, args ->> 'reason_code',
		    args ->> 'text', pg_temp.demo_day(args));
	WHEN 'resume' THEN
		result := paidan_api.resume(command, ticket, version, args ->> 'note');
	WHEN 'ask_extension' THEN
		result := paidan_api.ask_extension(command, ticket, version,
		    (args ->> 'amount')::int, args ->> 'ground', (args ->> 'told')::boolean);
	WHEN 'decide_extension' THEN
		result := paidan_api.decide_extension(command, ticket, version,
		    (SELECT max(e.id) FROM paidan.extension e WHERE e.ticket_id = ticket),
		    (args ->> 'granted')::boolean, args ->> 'note');
	WHEN 'park' THEN
		result := paidan_api.park(command, ticket, version, args ->> 'reason',
		    pg_temp.demo_day(args));
	WHEN 'unpark' THEN
		result := paidan_api.unpark(command, ticket, version, args ->> 'note');
	WHEN 'object' THEN
		result := paidan_api.object(command, ticket, version, args ->> 'reason_code',
		    args ->> 'basis', pg_temp.demo_unit_id(args ->> 'proposed'));
	WHEN 'pass_on' THEN
		result := paidan_api.pass_on(command, ticket, version,
		    pg_temp.demo_unit_id(args ->> 'lead'), pg_temp.demo_unit_ids(args -> 'assist'),
		    args ->> 'reason', args -> 'basis');
	WHEN 'take_back' THEN
		result := paidan_api.take_back(command, ticket, version, args ->> 'reason');
	WHEN 'refer' THEN
		result := paidan_api.refer(command, ticket, version, args ->> 'reason');
	WHEN 'ask_opinion' THEN
		result := paidan_api.ask_opinion(command, ticket, version,
		    pg_temp.demo_unit_id(args ->> 'unit'), args ->> 'question');
	WHEN 'give_opinion' THEN
		result := paidan_api.give_opinion(command, ticket, version, args ->> 'text');
	WHEN 'meeting' THEN
		result := paidan_api.meeting(command, ticket, version,
		    pg_temp.demo_day('{"in_days": 0}'), args ->> 'present', args ->> 'record');
	WHEN 'escalate' THEN
		result := paidan_api.escalate(command, ticket, version, args ->> 'reason');
	WHEN 'rule' THEN
		result := paidan_api.rule(command, ticket, version,
		    pg_temp.demo_unit_id(args ->> 'lead'), pg_temp.demo_unit_ids(args -> 'assist'),
		    args ->> 'reasons', args ->> 'legal_basis', (args ->> 'binding')::boolean, NULL,
		    args ->> 'territory', args -> 'basis');
	WHEN 'appeal' THEN
		result := paidan_api.appeal(command, ticket, version, args ->> 'grounds');
	END CASE;
	RETURN result;
END
$$;

-- A day is told by how many days after the step it comes.
CREATE FUNCTION pg_temp.demo_day(args jsonb)
RETURNS date
LANGUAGE sql
AS $$
	SELECT (r.at AT TIME ZONE c.time_zone)::date + (args ->> 'in_days')::int
	FROM paidan.replay r, paidan.city c WHERE r.pid = pg_backend_pid()
$$;

-- A code that is not there is a fault of the files: STRICT says so instead of passing NULL on.
CREATE FUNCTION pg_temp.demo_unit_id(wanted text)
RETURNS int
LANGUAGE plpgsql STABLE
AS $$
DECLARE
	found_id int;
BEGIN
	SELECT u.id INTO STRICT found_id FROM paidan.unit u WHERE u.code = wanted;
	RETURN found_id;
END
$$;

CREATE FUNCTION pg_temp.demo_unit_ids(wanted jsonb)
RETURNS int[]
LANGUAGE sql STABLE
AS $$
	SELECT ARRAY(SELECT pg_temp.demo_unit_id(code)
	    FROM jsonb_array_elements_text(wanted) AS code)
$$;

CREATE FUNCTION pg_temp.demo_category_id(wanted text)
RETURNS int
LANGUAGE plpgsql STABLE
AS $$
DECLARE
	found_id int;
BEGIN
	SELECT c.id INTO STRICT found_id FROM paidan.category c WHERE c.code = wanted;
	RETURN found_id;
END
$$;

CREATE FUNCTION pg_temp.demo_register(command uuid, a demo_appeal, received_at timestamptz)
RETURNS paidan_api.write_result
LANGUAGE sql
AS $$
	SELECT paidan_api.register(command, jsonb_build_object('channel', a.channel,
	    'title', a.title,
	    'body', a.body, 'place', a.place, 'received_at', to_char(received_at AT TIME ZONE 'UTC',
	    'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'name', a.citizen_name, 'phone', a.phone,
	    'territory', a.territory_code, 'category', a.category_code, 'urgency', a.urgency))
$$;

-- When everything happens. The files count in minutes; the seconds are drawn from the
-- number of the appeal, so that a day does not happen in one second of each minute. Steps are a
-- minute apart at least, which keeps them in order.
CREATE TEMP TABLE demo_story AS
WITH received AS (
	SELECT a.no, a.login, date_trunc('second', now())
	    - make_interval(mins => a.age_minutes, secs => abs(hashtext(a.no)) % 60) AS at
	FROM demo_appeal a
)
SELECT r.no, NULL::int AS after_minutes, r.login, 'register' AS verb, '{}'::jsonb AS args,
    r.at AS received_at, r.at + interval '20 seconds' AS at
FROM received r
UNION ALL
SELECT s.no, s.after_minutes, s.login, s.verb, s.args, r.at, r.at + make_interval(
    mins => s.after_minutes, secs => abs(hashtext(concat_ws(' ', s.no, s.after_minutes))) % 60)
FROM demo_step s JOIN received r ON r.no = s.no;

-- A step acts on the version that the step before it made, as somebody would who had
-- just read the ticket.
DO $$
DECLARE
	story record;
	command uuid;
	result paidan_api.write_result;
	known jsonb := '{}';
BEGIN
	PERFORM set_config('paidan.replay', 'on', true);
	FOR story IN
		SELECT y.*, a AS appeal FROM demo_story y JOIN demo_appeal a ON a.no = y.no
		ORDER BY y.at, y.no, y.after_minutes NULLS FIRST
	LOOP
		INSERT INTO paidan.replay AS r (pid, login, at)
		VALUES (pg_backend_pid(), story.login, story.at)
		ON CONFLICT (pid) DO UPDATE SET login = excluded.login, at = excluded.at;
		command := md5(concat_ws(' ', 'demo', story.no, story.after_minutes))::uuid;
		IF story.verb = 'register' THEN
			result := pg_temp.demo_register(command, story.appeal, story.received_at);
		ELSE
			result := pg_temp.demo_act(command, story.verb,
			    (known -> story.no ->> 'ticket')::bigint,
			    (known -> story.no ->> 'version')::int, story.args);
		END IF;
		known := known || jsonb_build_object(story.no, to_jsonb(result));
	END LOOP;
	DELETE FROM paidan.replay r WHERE r.pid = pg_backend_pid();
	PERFORM set_config('paidan.replay', '', true);
END
$$;

DROP FUNCTION pg_temp.demo_act, pg_temp.demo_day, pg_temp.demo_unit_id, pg_temp.demo_unit_ids,
    pg_temp.demo_category_id,
    pg_temp.demo_register;
DROP TABLE demo_story, demo_territory, demo_zone, demo_platform, demo_unit, demo_officer,
    demo_account, demo_category, demo_channel, demo_duty, demo_appeal, demo_step, demo_pack,
    demo_calendar;
ANALYZE paidan.ticket_open, paidan.ticket_closed, paidan.ticket_text, paidan.event,
    paidan.assignment, paidan.clock, paidan.clock_past;
