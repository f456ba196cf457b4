-- SPDX-License-Identifier: MIT
-- Makes a ticket confidential, or names others: from now on only these logins and who names
-- them know of it, as far as they would see it otherwise.
CREATE FUNCTION paidan_api.confide(command uuid, ticket bigint, version int, logins text[],
    reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'confide', ticket, version, reason);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_confidants(logins);
	a.t := keep_secret(a.t, coalesce(logins, '{}') || a.login);
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'logins', to_jsonb((a.t).confidants), 'reason', btrim(reason)));
END
$$;
