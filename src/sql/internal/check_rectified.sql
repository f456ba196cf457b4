-- SPDX-License-Identifier: MIT
-- A unit that has to look at its own work feeds back what it found before it answers.
CREATE FUNCTION paidan_int.check_rectified(t paidan.ticket_open)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF t.redo = 'rectify' AND NOT EXISTS (SELECT FROM rectification r
	    WHERE r.ticket_id = t.id AND r.round = t.round) THEN
		PERFORM refuse('PD123', 'rectify_first');
	END IF;
END
$$;
