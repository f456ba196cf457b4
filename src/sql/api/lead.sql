-- SPDX-License-Identifier: MIT
-- Is this session the one that leads the pulse? True for one session at a
-- time, until it ends.
CREATE FUNCTION paidan_api.lead()
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM check_plain_right((context()).login, 'lead_pulse');
	-- The key is any number, the same for ever. Nobody gives the lead back but by
	-- leaving, so it does no harm that its holder may take it again.
	RETURN pg_try_advisory_lock(7236148, 1);
END
$$;
