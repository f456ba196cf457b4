-- SPDX-License-Identifier: MIT
-- How a ticket may be closed, if it may. What the citizen called solved is resolved;
-- what the citizen was content with, explained. Who could not be reached, or was not
-- drawn, left it answered, no more. Who was not satisfied once has to confirm; where
-- the rules say so, that it is solved.
CREATE FUNCTION paidan_int.check_archive(a paidan_int.act)
RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
	is_solved boolean;
BEGIN
	IF a.from_state = 'confirmed' THEN
		SELECT c.solved INTO is_solved FROM call c
		WHERE c.ticket_id = t.id AND c.satisfaction IS NOT NULL
		ORDER BY c.id DESC LIMIT 1;
		IF NOT FOUND THEN
			-- Called before there was a record of calls.
			SELECT (e.detail ->> 'solved')::boolean INTO is_solved
			FROM events_of(t.id) e
			WHERE e.verb = 'follow_up'
			    AND e.to_state = 'confirmed'
			ORDER BY e.seq DESC LIMIT 1;
		END IF;
		IF t.round > 1 AND is_solved IS NOT TRUE AND (second_rules(t)).confirm THEN
			PERFORM refuse('PD121', 'not_confirmed');
		END IF;
		RETURN CASE WHEN is_solved THEN 'resolved' ELSE 'explained' END;
	END IF;
	IF coalesce(t.call_mark, '') NOT IN ('given_up', 'left_out') THEN
		PERFORM refuse('PD120', 'not_heard');
	END IF;
	IF t.round > 1 THEN
		PERFORM refuse('PD121', 'not_confirmed');
	END IF;
	RETURN 'answered';
END
$$;
