-- SPDX-License-Identifier: MIT
-- Takes a ticket to work on, for as long as the lease lasts; one's own is
-- made longer.
CREATE FUNCTION paidan_api.claim(command uuid, ticket bigint, version int)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'claim', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	RETURN finish_claim(a, a.login);
END
$$;
