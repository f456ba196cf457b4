-- SPDX-License-Identifier: MIT
-- Draws a sample of the tickets of a login's platforms that wait for it: who is drawn is
-- to be called, who is not is left out. Each ticket gets its event.
CREATE FUNCTION paidan_int.draw(a paidan_int.act, sample int, seed text, percent int)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	waiting bigint[];
	one record;
	t paidan.ticket_open;
BEGIN
	SELECT array_agg(w.id) INTO waiting FROM (
		SELECT o.id FROM ticket_open o
		WHERE o.queue = 'follow_up' AND o.call_at IS NULL AND o.call_mark = 'to_draw'
		    AND o.platform_id = ANY (platforms_of(a.login))
		ORDER BY o.id FOR UPDATE) AS w;
	FOR one IN
		INSERT INTO sample_ticket (sample_id, ticket_id, unit_id, class, place, chosen)
		SELECT draw.sample, l.* FROM lot(waiting, seed, percent) AS l
		RETURNING ticket_id, chosen
	LOOP
		UPDATE ticket_open o
		SET version = o.version + 1,
		    call_mark = CASE WHEN NOT one.chosen THEN 'left_out' END,
		    call_at = CASE WHEN one.chosen THEN polite(a.at) END
		WHERE o.id = one.ticket_id RETURNING o.* INTO t;
		a.t := t;
		a.from_state := t.state;
		a.units_before := t.unit_ids;
		PERFORM write_event(a, a.from_state,
		    jsonb_build_object('sample', sample, 'chosen', one.chosen));
		PERFORM write_change(a);
	END LOOP;
END
$$;
