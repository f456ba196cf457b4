-- SPDX-License-Identifier: MIT
-- A remark in the record of a case: by who keeps it, or by a joint supervisor
-- who sees it.
CREATE FUNCTION paidan_api.case_note(command uuid, wanted bigint, version int, text text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'case_note', wanted, version, 'urge');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('text', text);
	RETURN finish_case(a, c, jsonb_build_object('text', btrim(text)));
END
$$;
