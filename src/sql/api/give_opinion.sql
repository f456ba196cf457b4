-- SPDX-License-Identifier: MIT
-- A unit that was asked says what it thinks, and is through with the ticket.
CREATE FUNCTION paidan_api.give_opinion(command uuid, ticket bigint, version int, text text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'give_opinion', ticket, version);
	t paidan.ticket_open := a.t;
	answered paidan.opinion;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	UPDATE opinion o
	SET answered_at = a.at, answered_by = a.login, text = btrim(give_opinion.text)
	WHERE o.id = (SELECT min(w.id) FROM opinion w
	    WHERE w.ticket_id = ticket AND w.unit_id = ANY (units_of(a.login))
	        AND w.answered_at IS NULL AND w.lapsed_at IS NULL)
	RETURNING o.* INTO answered;
	IF answered.id IS NULL THEN
		PERFORM refuse('PD063', 'not_asked');
	END IF;
	t.unit_ids := seers(ticket);
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[answered.unit_id]) -> 0, 'text', answered.text));
END
$$;
