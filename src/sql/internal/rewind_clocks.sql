-- SPDX-License-Identifier: MIT
-- Takes back that a merge stopped clocks: they run on from when they were started. Of one
-- that had been sent out the unit's are over; the time for its dispatch goes on.
CREATE FUNCTION paidan_int.rewind_clocks(t paidan.ticket_open, merged_at timestamptz,
    was_sent boolean)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF was_sent THEN
		PERFORM reopen_clocks(t, '{dispatch}');
		RETURN;
	END IF;
	PERFORM reopen_clocks(t, ARRAY(SELECT p.kind FROM past_clocks_of(t.id) p
	    WHERE p.outcome = 'merged' AND p.stopped_at = merged_at));
END
$$;
