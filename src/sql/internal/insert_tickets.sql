-- SPDX-License-Identifier: MIT
-- Writes appeals that are new: all tables at once, set by set.
CREATE FUNCTION paidan_int.insert_tickets(a paidan_int.act, channel int,
    fresh paidan_int.new_ticket[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	city_zone text := zone();
BEGIN
	PERFORM start_clocks(ARRAY(
	    SELECT ROW(f.ticket, x.kind, CASE WHEN x.from_receipt THEN f.received_at ELSE a.at END,
	        NULL, f.urgency, 1)::paidan_int.clock_start
	    FROM unnest(fresh) AS f
	    JOIN clock_rule x ON x.verb = a.verb AND x.effect = 'start'));

	WITH ruled AS MATERIALIZED (
		SELECT d.day, d.urgency, class_of(rules_on(d.day), NULL, d.urgency) AS class,
		    rules_on(d.day) AS rules
		FROM (SELECT DISTINCT (f.received_at AT TIME ZONE city_zone)::date AS day, f.urgency
		    FROM unnest(fresh) AS f) AS d
	)
	INSERT INTO ticket_open (id, number, platform_id, state, queue, due_at, warn_at,
	    due_unit, provisional, received_at, state_at, urgency, class, rule_version,
	    category_id, territory_code, title, keeper)
	SELECT f.ticket, n.number, a.platform_id, s.code, s.queue, d.due_at, d.warn_at,
	    d.due_unit, d.provisional, f.received_at, a.at, f.urgency, r.class, r.rules,
	    f.category_id,
	    f.territory_code, f.title, a.login
	FROM unnest(fresh) AS f
	JOIN number_tickets(a.platform_id, fresh) AS n ON n.ticket = f.ticket
	JOIN due_of(ARRAY(SELECT g.ticket FROM unnest(fresh) AS g)) AS d ON d.ticket_id = f.ticket
	JOIN ruled r ON r.day = (f.received_at AT TIME ZONE city_zone)::date
	    AND r.urgency = f.urgency
	JOIN state s ON s.code = 'registered';

	INSERT INTO citizen (id, name, phone, id_number, address, anonymous)
	SELECT f.citizen, f.name, f.phone, f.id_number, f.address, coalesce(f.anonymous, false)
	FROM unnest(fresh) AS f WHERE f.citizen IS NOT NULL;

	INSERT INTO ticket_text (id, channel_id, external_no, body, place, received_at,
	    registered_by, registered_at, citizen_id)
	SELECT f.ticket, channel, f.external_no, f.body, f.place, f.received_at, a.login, a.at,
	    f.citizen
	FROM unnest(fresh) AS f;

	INSERT INTO event (ticket_id, seq, at, actor, actor_name, unit_id, verb, to_state, version,
	    detail, command_id)
	SELECT f.ticket, 1, a.at, a.login, a.name, a.unit_id, a.verb, 'registered', 1,
	    jsonb_build_object('channel', (SELECT c.name FROM channel c WHERE c.id = channel),
	        'received_ms', to_ms(f.received_at), 'text_hash', text_hash(f.place, f.body)),
	    a.command
	FROM unnest(fresh) AS f;

	INSERT INTO change (ticket_id, platform_id, unit_ids)
	SELECT f.ticket, a.platform_id, '{}' FROM unnest(fresh) AS f;
END
$$;
