-- SPDX-License-Identifier: MIT
-- The lead of a second dispatch that has to look at its own work says what went wrong,
-- what it has changed, and whether the citizen was told.
CREATE FUNCTION paidan_api.feed_back(command uuid, ticket bigint, version int, cause text,
    measures text, told boolean)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'feed_back', ticket, version);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('cause', cause);
	PERFORM need('measures', measures);
	PERFORM need('told', feed_back.told::text);
	own := own_assignment(a);
	IF (a.t).redo IS DISTINCT FROM 'rectify' OR own.role <> 'lead' THEN
		PERFORM refuse('PD124', 'not_to_rectify');
	END IF;
	INSERT INTO rectification (ticket_id, round, unit_id, cause, measures, told, at, by)
	VALUES (ticket, (a.t).round, own.unit_id, btrim(feed_back.cause),
	    btrim(feed_back.measures), feed_back.told, a.at, a.login)
	ON CONFLICT (ticket_id, round) DO UPDATE
	SET cause = excluded.cause, measures = excluded.measures, told = excluded.told,
	    at = excluded.at, by = excluded.by;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'fault', btrim(cause),
	    'measures', btrim(measures), 'told', feed_back.told));
END
$$;
