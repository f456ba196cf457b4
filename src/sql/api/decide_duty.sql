-- SPDX-License-Identifier: MIT
-- The registrar approves a proposed version, or rejects it and says why. Gives
-- its id.
CREATE FUNCTION paidan_api.decide_duty(command uuid, id int, approve boolean, note text)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'decide_duty', NULL);
	known boolean;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done;
	END IF;
	PERFORM check_plain_right(a.login, 'registry');
	PERFORM need('approve', approve::text);
	IF NOT approve THEN
		PERFORM need('note', note);
	END IF;
	SELECT d.approved IS NULL INTO known FROM duty d
	WHERE d.id = decide_duty.id FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		PERFORM refuse('PD070', 'unknown_duty', jsonb_build_object('duty', id));
	END IF;
	IF NOT known THEN
		PERFORM refuse('PD039', 'already_decided');
	END IF;
	UPDATE duty d
	SET approved = approve, decided_by = a.login, decided_at = a.at,
	    decision_note = coalesce(btrim(decide_duty.note), '')
	WHERE d.id = decide_duty.id;
	UPDATE command c SET result = to_jsonb(decide_duty.id) WHERE c.id = a.command;
	RETURN id;
END
$$;
