-- SPDX-License-Identifier: MIT
-- How many tickets of these platforms have something to be done at the follow-up desk
-- now: to be called, within polite hours or because the citizen asked for it, or to be
-- archived or drawn. Counted to 1000: what would only add to that is not counted.
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
	RETURN (
		SELECT least(1000, b.n + CASE WHEN b.n < 1000
		    THEN count_called(me, platforms, true) ELSE 0 END)
		FROM (SELECT a.n + CASE WHEN a.n < 1000
		    THEN count_called(me, platforms, false) ELSE 0 END AS n
		    FROM (SELECT count_calls(me, platforms, '-infinity', at, polite(at) <> at) AS n
		        OFFSET 0) AS a OFFSET 0) AS b);
END
$$;
