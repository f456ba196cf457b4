-- SPDX-License-Identifier: MIT
-- The citizen takes the appeal back: who said so, when, and in what words. Units that have
-- it are told by its leaving their lists. Once the citizen was dissatisfied only who may
-- rule closes it so; and not while others' appeals are merged into it, who took nothing
-- back.
CREATE FUNCTION paidan_api.withdraw(command uuid, ticket bigint, version int, said_by text,
    said_at text, words text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'withdraw', ticket, version);
	said timestamptz;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('said_by', said_by);
	PERFORM need('words', words);
	said := read_past(said_at, a.at, (a.t).received_at);
	IF said IS NULL THEN
		PERFORM bad_value('said_at');
	END IF;
	IF (a.t).zone AND NOT has_right(a.login, 'coordinate') THEN
		PERFORM refuse('PD002', 'no_right', jsonb_build_object('right', 'coordinate'));
	END IF;
	IF (a.t).merged > 0 THEN
		PERFORM refuse('PD190', 'has_merged', jsonb_build_object('n', (a.t).merged));
	END IF;
	PERFORM end_parts(a);
	UPDATE parking p SET ended_at = a.at, ended_by = a.login
	WHERE p.ticket_id = ticket AND p.ended_at IS NULL;
	RETURN finish_closing(a, 'closed', 'withdrawn', jsonb_build_object(
	    'said_by', btrim(said_by),
	    'said_at', to_char(said AT TIME ZONE zone(), 'YYYY-MM-DD HH24:MI'),
	    'words', btrim(words)));
END
$$;
