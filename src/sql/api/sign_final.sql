-- SPDX-License-Identifier: MIT
-- A coordinator signs the newest draft of a final answer, somebody else's, and the
-- ticket is closed by it.
CREATE FUNCTION paidan_api.sign_final(command uuid, ticket bigint, version int, note text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'sign_final', ticket, version);
	draft paidan.final_answer;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	SELECT f.* INTO draft FROM final_answer f
	WHERE f.ticket_id = ticket ORDER BY f.id DESC LIMIT 1;
	IF NOT FOUND THEN
		PERFORM refuse('PD126', 'no_draft');
	END IF;
	IF draft.drafted_by = a.login THEN
		PERFORM refuse('PD127', 'own_draft');
	END IF;
	UPDATE final_answer f SET signed_at = a.at, signed_by = a.login WHERE f.id = draft.id;
	RETURN finish_closing(a, 'archived', 'final', jsonb_build_object('text', draft.text,
	    'legal_basis', draft.legal_basis, 'drafted_by', draft.drafted_by,
	    'note', nullif(btrim(note), '')));
END
$$;
