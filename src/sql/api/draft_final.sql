-- SPDX-License-Identifier: MIT
-- The package that ends an appeal without its citizen: the answer, its legal basis,
-- what was done. Another one replaces it until a coordinator has signed.
CREATE FUNCTION paidan_api.draft_final(command uuid, ticket bigint, version int, text text,
    legal_basis text, done text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'draft_final', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	PERFORM need('legal_basis', legal_basis);
	PERFORM need('done', draft_final.done);
	IF NOT (a.t).zone THEN
		PERFORM refuse('PD125', 'not_in_zone');
	END IF;
	INSERT INTO final_answer (ticket_id, text, legal_basis, done, drafted_at, drafted_by)
	VALUES (ticket, btrim(draft_final.text), btrim(draft_final.legal_basis),
	    btrim(draft_final.done), a.at, a.login);
	RETURN finish_write(a, a.from_state, jsonb_build_object('text', btrim(text),
	    'legal_basis', btrim(legal_basis), 'done', btrim(draft_final.done)));
END
$$;
