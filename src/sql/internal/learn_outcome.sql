-- SPDX-License-Identifier: MIT
-- Learns one outcome of a ticket. The judge learns whose it is when the unit
-- has accepted it, and once more when it is closed: twice is better than once,
-- and then it is certain.
CREATE FUNCTION paidan_int.learn_outcome(todo paidan.hint_todo)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	scale float8 := hint_weight(todo.at);
	h paidan_int.hint_text;
	again boolean := todo.outcome = 'closed';
BEGIN
	IF todo.ticket_id IS NOT NULL THEN
		SELECT o.category_id, o.territory_code, concat_ws(' ', o.title, x.body), x.place
		INTO todo.category_id, todo.territory_code, todo.body, todo.place
		FROM told_ticket(todo.ticket_id) AS o
		CROSS JOIN text_of(todo.ticket_id) AS x;
		IF NOT FOUND THEN
			RETURN;
		END IF;
		again := EXISTS (SELECT FROM hint_case c
		    WHERE c.unit_id = todo.unit_id AND c.ticket_id = todo.ticket_id);
	END IF;
	-- A second reply to the same ticket is no second ticket.
	IF todo.outcome <> 'accepted' OR NOT again THEN
		PERFORM count_outcome(todo.category_id, todo.territory_code, todo.unit_id,
		    todo.outcome, scale);
	END IF;
	IF todo.outcome NOT IN ('accepted', 'closed') THEN
		RETURN;
	END IF;
	h := read_hint(todo.body, todo.place, todo.category_id, todo.territory_code);
	IF NOT again AND todo.ticket_id IS NOT NULL THEN
		PERFORM keep_case(todo.unit_id, todo.ticket_id, todo.at, h);
	END IF;
	PERFORM teach(h, todo.unit_id, todo.category_id, scale, again);
END
$$;
