-- SPDX-License-Identifier: MIT
-- Rules for a city that has not loaded its own: plain hours, day and night.
-- Nothing of it is any city's.
WITH clock (kind, class, unit, amount, warn_unit, warn_amount) AS (VALUES
	('dispatch', 'general', 'hours', 2, 'minutes', 30),
	('dispatch', 'urgent', 'minutes', 30, 'minutes', 10),
	('dispatch', 'danger', 'minutes', 2, 'minutes', 1),
	('ruling', 'general', 'hours', 2, 'minutes', 30),
	('ruling', 'urgent', 'minutes', 30, 'minutes', 10),
	('ruling', 'danger', 'minutes', 2, 'minutes', 1),
	('sign_in', 'general', 'hours', 24, 'hours', 4),
	('sign_in', 'urgent', 'minutes', 30, 'minutes', 10),
	('sign_in', 'danger', 'minutes', 15, 'minutes', 5),
	('handling', 'general', 'hours', 168, 'hours', 24),
	('handling', 'urgent', 'hours', 48, 'hours', 12),
	('handling', 'danger', 'hours', 2, 'minutes', 30),
	('follow_up', 'general', 'hours', 48, 'hours', 12),
	('follow_up', 'urgent', 'hours', 24, 'hours', 6),
	('follow_up', 'danger', 'hours', 24, 'hours', 6)
)
SELECT paidan_int.add_rules(jsonb_build_object(
    'name', coalesce(nullif(c.name, ''), '默认'), 'time_zone', c.time_zone, 'calendar', 'cn', 'version_note', '默认',
    'office', '{"from": "08:30", "to": "17:30", "cut_off": "17:30"}'::jsonb,
    'classes', '[{"code": "general", "name": "一般", "urgency": 0, "default": true},
        {"code": "urgent", "name": "紧急", "urgency": 1},
        {"code": "danger", "name": "危险", "urgency": 2}]'::jsonb,
    'clocks', (SELECT jsonb_agg(jsonb_build_object('kind', k.kind, 'class', k.class,
        'unit', k.unit, 'amount', k.amount,
        'warn', jsonb_build_object('unit', k.warn_unit, 'amount', k.warn_amount))) FROM clock k),
    'extension', '{"times": 3, "unit": "hours", "amount": 72}'::jsonb,
    'parking', '{"days": 180, "review_days": 30}'::jsonb), '', '2000-01-01', '', now())
FROM paidan.city c
WHERE NOT EXISTS (SELECT FROM paidan.rule_pack);
SELECT paidan_int.adopt_tickets();
