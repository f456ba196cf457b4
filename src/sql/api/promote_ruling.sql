-- SPDX-License-Identifier: MIT
-- The registrar makes a ruling a row of the registry: one for its lead, one for
-- each assisting unit, in force at once. duty: columns of a row but unit and
-- role; what is not given is the ruling's: its matter and place, its number as
-- the document, its legal basis as the excerpt, its reasons as the note. What
-- names another lead for the same matter and place is withdrawn by it. Gives
-- the id of the lead's row.
CREATE FUNCTION paidan_api.promote_ruling(command uuid, ruling bigint, duty jsonb)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'promote_ruling', NULL);
	r paidan.ruling;
	rows paidan_int.new_duty[];
	ids int[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done;
	END IF;
	PERFORM check_plain_right(a.login, 'registry');
	SELECT o.* INTO r FROM ruling o WHERE o.id = promote_ruling.ruling FOR NO KEY UPDATE;
	IF NOT FOUND OR NOT r.stands THEN
		PERFORM refuse('PD072', 'unknown_ruling', jsonb_build_object('ruling', ruling));
	END IF;
	IF r.promoted_duty IS NOT NULL THEN
		PERFORM refuse('PD073', 'already_promoted', jsonb_build_object('number', r.number));
	END IF;
	LOCK TABLE duty IN SHARE ROW EXCLUSIVE MODE;
	rows := read_promotion(r, coalesce(promote_ruling.duty, '{}'), a.at);
	ids := insert_duties(a, rows, true);
	UPDATE ruling o SET promoted_duty = (SELECT d.duty_no FROM duty d WHERE d.id = ids[1])
	WHERE o.id = r.id;
	UPDATE command c SET result = to_jsonb(ids[1]) WHERE c.id = a.command;
	RETURN ids[1];
END
$$;
