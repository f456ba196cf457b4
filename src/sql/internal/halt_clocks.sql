-- SPDX-License-Identifier: MIT
-- Lets clocks stand still.
CREATE FUNCTION paidan_int.halt_clocks(a paidan_int.act, ids bigint[], parking bigint,
    reason_code text, text text, resume_on date)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO clock_pause (clock_id, from_at, parking_id, reason_code, text, resume_on,
	    paused_by)
	SELECT i, a.at, parking, halt_clocks.reason_code, btrim(halt_clocks.text),
	    halt_clocks.resume_on, a.login
	FROM unnest(ids) AS i ORDER BY i;
	UPDATE clock c SET paused_at = a.at, resume_on = halt_clocks.resume_on
	WHERE c.id = ANY (ids);
	PERFORM recount(ids);
END
$$;
