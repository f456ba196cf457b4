-- SPDX-License-Identifier: MIT
-- What the citizen says: was there a response, is it solved, are you
-- satisfied. Only an opinion moves the ticket; without one it is unrated and
-- stays to be asked again, at call_again if the citizen named a time. reason: why
-- dissatisfied. Who was content may say otherwise until it is closed.
CREATE FUNCTION paidan_api.follow_up(command uuid, ticket bigint, version int, outcome text,
    responded boolean, solved boolean, satisfaction text, words text,
    reason text DEFAULT NULL, call_again text DEFAULT NULL)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'follow_up', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_independent(a);
	PERFORM check_reason('outcome', outcome);
	IF satisfaction IS NOT NULL THEN
		PERFORM check_reason('satisfaction', satisfaction);
		IF outcome <> 'reached' THEN
			PERFORM bad_value('satisfaction');
		END IF;
		PERFORM need('responded', responded::text);
		PERFORM need('solved', solved::text);
	END IF;
	reason := CASE WHEN satisfaction = 'dissatisfied' THEN coalesce(reason, 'unsaid') END;
	IF reason IS NOT NULL THEN
		PERFORM check_reason('dissatisfied', reason);
	END IF;
	IF satisfaction IS NULL THEN
		a.t := next_call(a, outcome, read_call_time(call_again, a.at));
	ELSE
		a.t := rated(a);
	END IF;
	PERFORM record_call(a, outcome, responded, solved, satisfaction, reason, words, false);
	IF satisfaction IS NOT NULL AND (a.t).unit_id IS NOT NULL THEN
		PERFORM learn_later((a.t).id, (a.t).unit_id,
		    CASE satisfaction WHEN 'dissatisfied' THEN 'dissatisfied' ELSE 'satisfied' END);
	END IF;
	RETURN finish_write(a,
	    CASE WHEN satisfaction IS NULL THEN a.from_state
	        WHEN satisfaction = 'dissatisfied' THEN 'dissatisfied'
	        ELSE 'confirmed' END,
	    jsonb_build_object('outcome', outcome, 'responded', responded, 'solved', solved,
	    'satisfaction', satisfaction, 'dissatisfied', reason, 'words', nullif(btrim(words), ''),
	    -- Rules that look at how often: this is the so-manieth time.
	    'times', CASE WHEN reason IS NOT NULL THEN (a.t).round END,
	    'given_up', CASE WHEN (a.t).call_mark = 'given_up' THEN true END,
	    'call_again', CASE WHEN satisfaction IS NULL THEN local_time((a.t).call_at) END));
END
$$;
