-- SPDX-License-Identifier: MIT
-- Telling a history: both the setting and the owner's row are needed.
BEGIN;
SELECT no_plan();
CREATE TEMP TABLE k AS SELECT t.new_ticket() AS id;

SELECT is(t.as_login('t_disp', 'SELECT set_config(''paidan.replay'', ''on'', true)'), 'on', 'anyone can set it');
SELECT is(t.as_login('t_disp', 'SELECT login FROM paidan_api.whoami()'), 't_disp', 'which changes nothing');
INSERT INTO paidan.replay VALUES (pg_backend_pid(), 't_disp2', '2024-03-01 09:00+08');
SELECT is(t.as_login('t_disp', 'SELECT login FROM paidan_api.whoami()'), 't_disp', 'nor does a row left behind');
SELECT is((SELECT state FROM paidan_api.classify(gen_random_uuid(), (SELECT id FROM k), 1, 3, NULL, 0, NULL)), 'registered', 'the owner acts as another');
SELECT is(actor_name || ' ' || at, '杨静文 ' || '2024-03-01 09:00+08'::timestamptz, 'at another time')
FROM paidan.event WHERE ticket_id = (SELECT id FROM k) AND verb = 'classify';
UPDATE paidan.replay SET login = 't_light';
SELECT throws_ok($$ SELECT paidan_api.dispatch(gen_random_uuid(), (SELECT id FROM k), 2, 1, NULL, NULL, NULL) $$,
    'PD003', 'no_ticket', 'with the rights of the other');
SELECT set_config('paidan.replay', 'off', true);
SELECT throws_ok($$ SELECT paidan_api.dispatch(gen_random_uuid(), (SELECT id FROM k), 2, 1, NULL, NULL, NULL) $$,
    'PD001', 'no_account', 'without the setting the superuser is nobody');
SELECT * FROM finish();
ROLLBACK;
