-- SPDX-License-Identifier: MIT
-- A unit answers. The lead's answer is the ticket's; an assisting unit's is
-- kept with its part. Where the city's rules say what a reply must say, the lead's says
-- it, each field under its name. attachments: see keep_attachments.
CREATE FUNCTION paidan_api.reply(command uuid, ticket bigint, version int, text text,
    attachments text DEFAULT NULL)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'reply', ticket, version);
	own paidan.assignment;
	rule jsonb;
	files jsonb;
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
	IF own.role = 'lead' THEN
		rule := reply_rule(a.t);
	END IF;
	IF rule IS NOT NULL THEN
		PERFORM check_reply(rule, text);
	END IF;
	files := keep_attachments(a, own, attachments);
	UPDATE assignment s
	SET state = 'replied', replied_at = a.at, reply_text = btrim(reply.text)
	WHERE s.id = own.id;
	IF own.role = 'lead' THEN
		PERFORM check_rectified(a.t);
		PERFORM learn_later((a.t).id, own.unit_id, 'accepted');
	END IF;
	RETURN finish_write(a, CASE own.role WHEN 'lead' THEN 'replied' ELSE a.from_state END,
	    jsonb_build_object('unit', unit_names(ARRAY[own.unit_id]) -> 0, 'role', own.role,
	    'text', btrim(text), 'attachments', files));
END
$$;
