-- SPDX-License-Identifier: MIT
-- What the citizen says: was there a response, is it solved, are you
-- satisfied. Only an opinion moves the ticket; without one it is unrated and
-- stays to be asked again.
CREATE FUNCTION paidan_api.follow_up(command uuid, ticket bigint, version int, outcome text,
    responded boolean, solved boolean, satisfaction text, words text)
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
	IF satisfaction IS NOT NULL AND (a.t).unit_id IS NOT NULL THEN
		PERFORM learn_later((a.t).id, (a.t).unit_id,
		    CASE satisfaction WHEN 'dissatisfied' THEN 'dissatisfied' ELSE 'satisfied' END);
	END IF;
	RETURN finish_write(a,
	    CASE WHEN satisfaction IS NULL THEN a.from_state
	        WHEN satisfaction = 'dissatisfied' THEN 'dissatisfied'
	        ELSE 'confirmed' END,
	    jsonb_build_object('outcome', outcome, 'responded', responded, 'solved', solved,
	    'satisfaction', satisfaction, 'words', nullif(btrim(words), '')));
END
$$;
