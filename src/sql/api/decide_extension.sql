-- SPDX-License-Identifier: MIT
-- Grants more time or not; a refusal has a note. What was asked in time is in
-- time however long the answer takes.
CREATE FUNCTION paidan_api.decide_extension(command uuid, ticket bigint, version int,
    extension bigint, granted boolean, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'decide_extension', ticket, version);
	asked paidan.extension;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('extension', extension::text);
	PERFORM need('granted', granted::text);
	SELECT e.* INTO asked FROM extension e WHERE e.id = extension AND e.ticket_id = ticket;
	IF asked.id IS NULL THEN
		PERFORM refuse('PD038', 'unknown_extension',
		    jsonb_build_object('extension', extension));
	END IF;
	IF asked.decided_at IS NOT NULL THEN
		PERFORM refuse('PD039', 'already_decided');
	END IF;
	IF granted THEN
		UPDATE clock c SET extended = c.extended + asked.amount WHERE c.id = asked.clock_id;
		IF NOT FOUND THEN
			PERFORM refuse('PD031', 'no_clock');
		END IF;
		PERFORM recount(ARRAY[asked.clock_id]);
	ELSE
		PERFORM need('note', note);
	END IF;
	UPDATE extension e
	SET decided_at = a.at, decided_by = a.login, granted = decide_extension.granted,
	    note = nullif(btrim(decide_extension.note), '')
	WHERE e.id = asked.id;
	RETURN finish_write(a, a.from_state, jsonb_build_object('extension', extension,
	    'granted', granted, 'amount', asked.amount, 'time_unit', asked.unit,
	    'note', nullif(btrim(note), '')));
END
$$;
