-- SPDX-License-Identifier: MIT
-- A step of the ladder on a locked ticket: its row, and what the ticket shows of it.
CREATE FUNCTION paidan_int.add_chase(a paidan_int.act, step text, spoken_to text, outcome text,
    promised timestamptz, note text, letter bigint)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	IF t.unit_id IS NULL THEN
		PERFORM refuse('PD013', 'unknown_unit', jsonb_build_object('unit', NULL));
	END IF;
	PERFORM check_chase(a, step);
	INSERT INTO chase (ticket_id, unit_id, round, step, at, chased_by, spoken_to, outcome,
	    promised_at, note, letter_id)
	VALUES (t.id, t.unit_id, t.round, step, a.at, a.login, nullif(btrim(spoken_to), ''),
	    outcome, promised, nullif(btrim(note), ''), letter);
	t.chase_steps := right(t.chase_steps || left(step, 1), 20);
	t.chased_at := a.at;
	t.chase_outcome := outcome;
	t.promised_at := coalesce(promised, t.promised_at);
	a.t := t;
	RETURN a;
END
$$;
