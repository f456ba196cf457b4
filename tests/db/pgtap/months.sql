-- SPDX-License-Identifier: MIT
-- What a console asks all day looks into no other month than the ticket's: a server process keeps
-- in mind each month that one plan of it has ever had in it. An empty month stands for all others.
SELECT paidan_int.ensure_month(1001);
BEGIN;
SELECT no_plan();

-- How many tables and indexes of that month a question has locked; what it did is undone.
CREATE FUNCTION pg_temp.months(who text, query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text;
	n int;
BEGIN
	BEGIN
		answer := t.as_login(who, query);
		n := (SELECT count(*) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation
		    WHERE l.pid = pg_backend_pid() AND c.relname ~ '_1001');
		RAISE EXCEPTION 'undo';
	EXCEPTION WHEN raise_exception THEN
		NULL;
	END;
	RETURN CASE WHEN answer ~ '^[0-9A-Z]{5} [a-z]' THEN answer ELSE n::text END;
END
$$;
CREATE TEMP TABLE k AS SELECT t.ticket_in('handling') AS open, t.ticket_in('archived') AS closed,
    t.ticket_in('archived') AS hidden;

-- A plan for whatever is asked, as the console wants it for what it asks again.
SET LOCAL plan_cache_mode = force_generic_plan;
SELECT isnt(pg_temp.months('t_disp', 'SELECT count(*) FROM paidan_api.closed_ticket'), '0', 'the list of all that is closed has every month');
SELECT is(pg_temp.months(who, 'SELECT sum(n) FROM paidan_api.badges()'), '0', who || ': badges have none')
FROM unnest('{t_disp,t_light,t_county,t_trade,t_super}'::text[]) AS who;
SELECT is(pg_temp.months('t_disp', format('SELECT count(*) FROM paidan_api.%s', q)), '0', q || ' has none')
FROM unnest('{whoami(),shift_now(),feed_cursor(),reply_rules(),late_ticket,open_ticket,handover_list()}'::text[]) AS q;
SELECT is(pg_temp.months(who, format('SELECT count(*) FROM paidan_api.%s(%s)', q, ticket)), '0',
    format('%s: %s of one that is %s', who, q, what))
FROM k, LATERAL (VALUES (open, 'open'), (closed, 'closed')) AS v(ticket, what),
    unnest('{ticket_detail,assignments,attachments,clocks,extensions,events,replay,objections,opinions,rulings,merges,call_sheet,rounds,zone_sheet,case_of,closed_one,territory_map,precedents,hints,matter}'::text[]) AS q,
    unnest('{t_disp,t_light}'::text[]) AS who;
-- A case that has a closed ticket: only that one's month.
SELECT is(t.as_login('t_super', format('SELECT state FROM paidan_api.open_case(%L, ARRAY[%s], NULL, 1, NULL, ''r'')',
    gen_random_uuid(), open)), 'open', 'a case is opened') FROM k;
INSERT INTO paidan.supervision_ticket (case_id, ticket_id, added_at, added_by)
SELECT max(s.id), k.closed, now(), 't_super' FROM paidan.supervision s, k GROUP BY k.closed;
SELECT is(t.as_login('t_super', 'SELECT max(tickets) FROM paidan_api.cases(false, NULL, 50)'), '2', 'a closed ticket is in it');
SELECT is(pg_temp.months(who, format('SELECT count(*) FROM paidan_api.%s', q)), '0', who || ': ' || q)
FROM unnest('{t_super,t_light}'::text[]) AS who, unnest(ARRAY['cases(false, NULL, 50)', 'case_tickets((SELECT max(id) FROM paidan_api.cases(false, NULL, 50)))']) AS q;
-- What is done, from the beginning to the end.
SELECT is(pg_temp.months('t_admin', format('SELECT t.ticket_in(%L)', s.state)), '0', 'brought to ' || s.state)
FROM unnest('{dispatched,handling,parked,replied,reviewed,confirmed,dissatisfied,returned,disputed,archived,closed}'::text[]) AS s(state);
SET LOCAL plan_cache_mode = auto;

-- Closed today, closed earlier, brought back; confidential.
CREATE FUNCTION pg_temp.closed(who text) RETURNS int LANGUAGE sql AS $$
	SELECT t.as_login(who, 'SELECT n FROM paidan_api.badges() WHERE queue = ''closed''')::int $$;
CREATE TEMP TABLE before AS SELECT pg_temp.closed('t_disp') AS disp, pg_temp.closed('t_light') AS light,
    pg_temp.closed('t_lamp') AS lamp;
SELECT t.ticket_in('archived');
SELECT is(pg_temp.closed('t_disp'), disp + 1, 'one more is closed') FROM before;
SELECT is(pg_temp.closed('t_light'), light + 1, 'and for the unit that had it') FROM before;
SELECT is(pg_temp.closed('t_lamp'), lamp, 'not for another') FROM before;
UPDATE paidan.ticket_recent SET confidants = '{t_call}' WHERE id = (SELECT hidden FROM k);
SELECT is(pg_temp.closed('t_disp'), disp, 'not what is confidential') FROM before;
UPDATE paidan.ticket_recent SET closed_at = now() - interval '3 days' WHERE id IN (SELECT unnest(ARRAY[hidden, closed]) FROM k);
SELECT is(pg_temp.closed('t_disp'), disp - 1, 'nor what was closed before midnight') FROM before;
SELECT paidan_int.prune_recent();
SELECT is((SELECT array_agg(r.id) FROM paidan.ticket_recent r, k WHERE r.id IN (closed, hidden)), ARRAY[hidden],
    'which is forgotten, unless it is confidential') FROM k;
SELECT is((SELECT count(*) FROM paidan.ticket_recent WHERE closed_at > now() - interval '1 day') > 0, true, 'what is recent stays');
SELECT isnt_empty('SELECT FROM paidan.ticket_closed, k WHERE id = closed', 'in its month it is kept');
SELECT * FROM finish();
ROLLBACK;
DROP TABLE paidan.ticket_closed_1001, paidan.ticket_text_1001, paidan.clock_past_1001, paidan.event_1001;
