-- SPDX-License-Identifier: MIT
-- A ticket after a unit has returned its part: without the lead nobody has it
-- any more.
CREATE FUNCTION paidan_int.without_unit(t paidan.ticket_open, own paidan.assignment)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF own.role = 'assist' THEN
		t.unit_ids := array_remove(t.unit_ids, own.unit_id);
		RETURN t;
	END IF;
	PERFORM recall_assignments(t.id);
	t.unit_id := NULL;
	t.unit_ids := '{}';
	t.dispatched_at := NULL;
	RETURN t;
END
$$;
