-- SPDX-License-Identifier: MIT
-- Lets the clocks of handling stand still, for a reason and until a day by
-- which they are promised to run on.
CREATE FUNCTION paidan_api.pause(command uuid, ticket bigint, version int,
    reason_code text, text text, resume_on date)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'pause', ticket, version);
	ids bigint[];
	stands boolean;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_reason('pause', reason_code);
	PERFORM need('text', text);
	PERFORM need('resume_on', resume_on::text);
	IF resume_on <= (a.at AT TIME ZONE zone())::date THEN
		PERFORM bad_value('resume_on');
	END IF;
	SELECT array_agg(c.id) FILTER (WHERE c.paused_at IS NULL),
	    coalesce(bool_or(c.paused_at IS NOT NULL), false)
	INTO ids, stands
	FROM clock c JOIN clock_kind k ON k.code = c.kind AND k.pauses
	WHERE c.ticket_id = ticket;
	IF stands THEN
		PERFORM refuse('PD033', 'already_paused');
	END IF;
	IF ids IS NULL THEN
		PERFORM refuse('PD031', 'no_clock');
	END IF;
	PERFORM halt_clocks(a, ids, NULL, reason_code, text, resume_on);
	RETURN finish_write(a, a.from_state, jsonb_build_object('reason_code', reason_code,
	    'text', btrim(text), 'resume_on', resume_on));
END
$$;
