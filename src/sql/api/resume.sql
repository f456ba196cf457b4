-- SPDX-License-Identifier: MIT
-- Lets the clocks that were paused run on.
CREATE FUNCTION paidan_api.resume(command uuid, ticket bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'resume', ticket, version);
	ids bigint[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	ids := ARRAY(SELECT c.id FROM clock c JOIN clock_kind k ON k.code = c.kind AND k.pauses
	    WHERE c.ticket_id = ticket AND c.paused_at IS NOT NULL);
	IF ids = '{}' THEN
		PERFORM refuse('PD034', 'not_paused');
	END IF;
	PERFORM resume_clocks(a, ids);
	RETURN finish_write(a, a.from_state, jsonb_build_object('note', nullif(btrim(note), '')));
END
$$;
