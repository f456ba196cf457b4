-- SPDX-License-Identifier: MIT
-- A unit answers. The lead's answer is the ticket's; an assisting unit's is
-- kept with its part.
CREATE FUNCTION paidan_api.reply(command uuid, ticket bigint, version int, text text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'reply', ticket, version);
	own paidan.assignment;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	own := own_assignment(a);
	IF own.state = 'assigned' THEN
		PERFORM refuse('PD022', 'not_signed');
	END IF;
	IF own.state = 'replied' THEN
		PERFORM refuse('PD021', 'already_done', jsonb_build_object('state', own.state));
	END IF;
	UPDATE assignment s
	SET state = 'replied', replied_at = a.at, reply_text = btrim(reply.text)
	WHERE s.id = own.id;
	IF own.role = 'lead' THEN
		PERFORM check_rectified(a.t);
		PERFORM learn_later((a.t).id, own.unit_id, 'accepted');
	END IF;
	RETURN finish_write(a, CASE own.role WHEN 'lead' THEN 'replied' ELSE a.from_state END,
	    jsonb_build_object('unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'text', btrim(text)));
END
$$;
