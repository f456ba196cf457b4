-- SPDX-License-Identifier: MIT
-- The citizen is about to say that it will not do, and can be won back: not rated yet,
-- and the unit is warned. It has until a deadline of the rules to do something about
-- it (remedy); then, or once it has, the citizen is asked again.
CREATE FUNCTION paidan_api.lean(command uuid, ticket bigint, version int, reason text,
    words text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'lean', ticket, version);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_independent(a);
	PERFORM check_reason('dissatisfied', reason);
	PERFORM need('words', words);
	a.t := next_call(a, 'reached', NULL);
	t := a.t;
	t.call_mark := 'leaning';
	t.call_at := polite(later(a.at, (call_rules()).leaning));
	a.t := t;
	PERFORM record_call(a, 'reached', NULL, NULL, NULL, reason, words, true);
	RETURN finish_write(a, a.from_state, jsonb_build_object('dissatisfied', reason,
	    'words', btrim(words), 'until', local_time(t.call_at)));
END
$$;
