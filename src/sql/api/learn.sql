-- SPDX-License-Identifier: MIT
-- Learns what waits for a time, and returns how much still waits: for whoever
-- has just imported a history and does not want to leave it to the pulse.
CREATE FUNCTION paidan_api.learn(for_ms int)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_plain_right((context()).login, 'import');
	-- Not at the same time as the pulse, but after it.
	PERFORM pg_advisory_xact_lock(7236148, 3);
	PERFORM fold_hints(least(for_ms, 1000));
	RETURN (SELECT count(*) FROM hint_todo);
END
$$;
