-- SPDX-License-Identifier: MIT
-- Ends an appeal at intake without dispatching it: handed to the emergency
-- services, another legal route, secret, malicious repetition, answered at
-- once. Each with a reason.
CREATE FUNCTION paidan_api.close_intake(command uuid, ticket bigint, version int,
    close_type text, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'close_intake', ticket, version, reason);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM check_reason('intake', close_type);
	RETURN finish_closing(a, 'closed', close_type, jsonb_build_object('reason', btrim(reason)));
END
$$;
