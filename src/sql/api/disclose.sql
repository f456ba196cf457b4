-- SPDX-License-Identifier: MIT
-- A confidential ticket is one like others again.
CREATE FUNCTION paidan_api.disclose(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'disclose', ticket, version, reason);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	IF t.confidants IS NULL THEN
		PERFORM refuse('PD093', 'not_confidential');
	END IF;
	t.confidants := NULL;
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object('reason', btrim(reason)));
END
$$;
