-- SPDX-License-Identifier: MIT
-- How many tickets of these platforms have something to be done at the follow-up desk
-- now: to be called, within polite hours or because the citizen asked for it, or to be
-- archived or drawn.
CREATE FUNCTION paidan_int.calls_due(me text, platforms int[], at timestamptz)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	-- A unit calls nobody.
	IF platforms = '{}' THEN
		RETURN 0;
	END IF;
	RETURN least(1000, count_calls(me, platforms, '-infinity', at, polite(at) <> at)
	    + count_called(me, platforms, false) + count_called(me, platforms, true));
END
$$;
