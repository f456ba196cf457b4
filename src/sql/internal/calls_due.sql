-- SPDX-License-Identifier: MIT
-- How many tickets of these platforms have something to be done at the follow-up desk
-- now: to be called, within polite hours or because the citizen asked for it, or to be
-- archived or drawn. Counted to 1000: what would only add to that is not counted.
CREATE FUNCTION paidan_int.calls_due(me text, platforms int[], at timestamptz)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	n int;
BEGIN
	-- A unit calls nobody.
	IF platforms = '{}' THEN
		RETURN 0;
	END IF;
	n := count_calls(me, platforms, '-infinity', at, polite(at) <> at);
	IF n < 1000 THEN
		n := n + count_called(me, platforms, false);
	END IF;
	IF n < 1000 THEN
		n := n + count_called(me, platforms, true);
	END IF;
	RETURN least(1000, n);
END
$$;
