-- SPDX-License-Identifier: MIT
-- Where a reason, a value or a code is wanted, its lack is refused by name.
BEGIN;
SELECT no_plan();

CREATE TEMP TABLE faults (state text, who text, verb text, args text, answer text, facts jsonb);
INSERT INTO faults VALUES
	('dispatched', 't_disp', 'recall', ''' ''', 'PD010 missing', '{"field": "reason"}'),
	('registered', 't_disp', 'steal', 'NULL', 'PD010 missing', '{"field": "reason"}'),
	('registered', 't_disp', 'close_intake', '''secret'', NULL', 'PD010 missing', '{"field": "reason"}'),
	('registered', 't_disp', 'close_intake', '''bored'', ''x''', 'PD016 unknown_reason', '{"kind": "intake", "code": "bored"}'),
	('registered', 't_disp', 'classify', 'NULL, NULL, 0, NULL', 'PD010 missing', '{"field": "category"}'),
	('registered', 't_disp', 'classify', '99, NULL, 0, NULL', 'PD024 unknown_category', '{"category": 99}'),
	('registered', 't_disp', 'classify', '3, ''9'', 0, NULL', 'PD025 unknown_territory', '{"territory": "9"}'),
	('registered', 't_disp', 'classify', '3, NULL, 3, NULL', 'PD017 bad_value', '{"field": "urgency"}'),
	('registered', 't_disp', 'dispatch', 'NULL, NULL, NULL, NULL', 'PD010 missing', '{"field": "lead"}'),
	('registered', 't_disp', 'dispatch', '99, NULL, NULL, NULL', 'PD013 unknown_unit', '{"unit": 99}'),
	('registered', 't_disp', 'dispatch', '1, ''{99}'', NULL, NULL', 'PD013 unknown_unit', '{"unit": 99}'),
	('registered', 't_disp', 'dispatch', '5, NULL, NULL, NULL', 'PD014 inactive_unit', '{"unit": 5}'),
	('registered', 't_disp', 'dispatch', '1, ''{5}'', NULL, NULL', 'PD014 inactive_unit', '{"unit": 5}'),
	('registered', 't_disp', 'dispatch', '1, ''{2,1}'', NULL, NULL', 'PD018 lead_assists', '{"unit": 1}'),
	('dispatched', 't_light', 'return_ticket', 'NULL, ''b'', 3', 'PD010 missing', '{"field": "reason"}'),
	('dispatched', 't_light', 'return_ticket', '''unclear_duty'', '''', 3', 'PD010 missing', '{"field": "basis"}'),
	('dispatched', 't_light', 'return_ticket', '''unclear_duty'', ''b'', NULL', 'PD010 missing', '{"field": "proposed"}'),
	('dispatched', 't_light', 'return_ticket', '''whim'', ''b'', 3', 'PD016 unknown_reason', '{"kind": "return", "code": "whim"}'),
	('dispatched', 't_light', 'return_ticket', '''unclear_duty'', ''b'', 1', 'PD017 bad_value', '{"field": "proposed"}'),
	('dispatched', 't_light', 'return_ticket', '''unclear_duty'', ''b'', 99', 'PD013 unknown_unit', '{"unit": 99}'),
	('handling', 't_light', 'reply', '''  ''', 'PD010 missing', '{"field": "text"}'),
	('replied', 't_disp', 'review', 'NULL, NULL', 'PD010 missing', '{"field": "pass"}'),
	('replied', 't_disp', 'review', 'false, NULL', 'PD010 missing', '{"field": "note"}'),
	('replied', 't_disp', 'note', 'NULL', 'PD010 missing', '{"field": "text"}'),
	('replied', 't_call', 'follow_up', 'NULL, true, true, ''very'', NULL', 'PD010 missing', '{"field": "outcome"}'),
	('replied', 't_call', 'follow_up', '''busy'', NULL, NULL, NULL, NULL', 'PD016 unknown_reason', '{"kind": "outcome", "code": "busy"}'),
	('replied', 't_call', 'follow_up', '''reached'', true, true, ''happy'', NULL', 'PD016 unknown_reason', '{"kind": "satisfaction", "code": "happy"}'),
	('replied', 't_call', 'follow_up', '''no_answer'', true, true, ''very'', NULL', 'PD017 bad_value', '{"field": "satisfaction"}'),
	('replied', 't_call', 'follow_up', '''reached'', NULL, true, ''very'', NULL', 'PD010 missing', '{"field": "responded"}'),
	('replied', 't_call', 'follow_up', '''reached'', true, NULL, ''very'', NULL', 'PD010 missing', '{"field": "solved"}');

CREATE TEMP TABLE tickets AS
SELECT s AS state, t.ticket_in(s) AS id FROM (SELECT DISTINCT state FROM faults) AS f(s);
SELECT is(t.act(f.who, f.verb, k.id, f.args), f.answer, concat_ws(' ', f.verb, f.args))
FROM faults f JOIN tickets k ON k.state = f.state;
SELECT is(t.why(f.who, t.call(f.verb, k.id, f.args)), f.facts, concat_ws(' ', f.verb, f.args, f.facts))
FROM faults f JOIN tickets k ON k.state = f.state;
SELECT is_empty($$ SELECT * FROM tickets k WHERE t.state_of(k.id) <> k.state $$, 'nothing has moved');
SELECT * FROM finish();
ROLLBACK;
