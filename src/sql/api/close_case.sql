-- SPDX-License-Identifier: MIT
-- Ends a case with what came of it; its tickets go on without it. What was asked
-- and not answered stays so.
CREATE FUNCTION paidan_api.close_case(command uuid, wanted bigint, version int, result_code text,
    result text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'close_case', wanted, version, 'supervise');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_reason('case', result_code);
	PERFORM need('result', result);
	c.state := 'closed';
	c.closed_at := a.at;
	c.closed_by := a.login;
	c.result_code := result_code;
	c.result := btrim(result);
	RETURN finish_case(a, c, jsonb_build_object('result_code', result_code,
	    'result', c.result));
END
$$;
