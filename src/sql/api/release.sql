-- SPDX-License-Identifier: MIT
-- Lets go of a ticket. One that is not held (any more) is left as it is: the
-- wish is fulfilled.
CREATE FUNCTION paidan_api.release(command uuid, ticket bigint, version int)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'release', ticket, version);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	IF (a.t).claim_by IS DISTINCT FROM a.login THEN
		RETURN store_result(a);
	END IF;
	RETURN finish_claim(a, NULL);
END
$$;
