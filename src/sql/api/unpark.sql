-- SPDX-License-Identifier: MIT
-- Takes a parked ticket up again where it was left; its clocks run on.
CREATE FUNCTION paidan_api.unpark(command uuid, ticket bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'unpark', ticket, version);
	parked paidan.parking;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	UPDATE parking p SET ended_at = a.at, ended_by = a.login
	WHERE p.ticket_id = ticket AND p.ended_at IS NULL
	RETURNING p.* INTO STRICT parked;
	PERFORM resume_clocks(a, ARRAY(SELECT c.id FROM clock c
	    JOIN clock_pause s ON s.clock_id = c.id AND s.until_at IS NULL
	        AND s.parking_id = parked.id
	    WHERE c.ticket_id = ticket));
	RETURN finish_write(a, parked.from_state,
	    jsonb_build_object('note', nullif(btrim(note), '')));
END
$$;
