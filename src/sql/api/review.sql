-- SPDX-License-Identifier: MIT
-- The platform reads the reply: fit for the citizen, or back to the unit with
-- a reason.
CREATE FUNCTION paidan_api.review(command uuid, ticket bigint, version int, pass boolean, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'review', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('pass', pass::text);
	IF pass THEN
		RETURN finish_write(a, 'reviewed',
		    jsonb_build_object('pass', true, 'note', nullif(btrim(note), '')));
	END IF;
	PERFORM need('note', note);
	-- The reply stays readable until the next one takes its place.
	UPDATE assignment s SET state = 'signed'
	WHERE s.ticket_id = (a.t).id AND s.round = (a.t).round AND s.role = 'lead'
	    AND s.state = 'replied' AND s.ended_at IS NULL;
	RETURN finish_write(a, 'handling', jsonb_build_object('pass', false, 'note', btrim(note)));
END
$$;
