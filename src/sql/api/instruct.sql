-- SPDX-License-Identifier: MIT
-- Brings in what a leader wrote on a ticket: of which rank and office, when, the
-- words. What follows from it is in the rules.
CREATE FUNCTION paidan_api.instruct(command uuid, ticket bigint, version int, rank text,
    leader text, office text, given_on date, words text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'instruct', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	IF rank IS NULL OR rank NOT IN ('city', 'county', 'section') THEN
		PERFORM bad_value('rank');
	END IF;
	PERFORM need('leader', leader);
	PERFORM need('office', office);
	PERFORM need('given_on', given_on::text);
	PERFORM need('words', words);
	IF given_on > (a.at AT TIME ZONE zone())::date OR given_on < date '2000-01-01' THEN
		PERFORM bad_value('given_on');
	END IF;
	INSERT INTO instruction (ticket_id, rank, leader, office, given_on, words, recorded_at,
	    recorded_by)
	VALUES (ticket, instruct.rank, btrim(instruct.leader), btrim(instruct.office),
	    instruct.given_on, btrim(instruct.words), a.at, a.login);
	RETURN finish_write(a, a.from_state, jsonb_build_object('rank', rank,
	    'leader', btrim(leader), 'office', btrim(office), 'given_on', given_on,
	    'instruction', btrim(words)));
END
$$;
