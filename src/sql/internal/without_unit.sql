-- SPDX-License-Identifier: MIT
-- A ticket after a unit has returned its part. One that a county had passed on
-- to it comes back to the county: the lead's always, an assisting one's when it
-- was the last. Without the lead of the dispatch nobody has it any more.
CREATE FUNCTION paidan_int.without_unit(a paidan_int.act, own paidan.assignment)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	IF own.level > 0 AND (own.role = 'lead' OR parts_below(own.up_id) = '{}'
	    AND EXISTS (SELECT FROM assignment s WHERE s.id = own.up_id AND s.role = 'assist'))
	THEN
		RETURN come_back(a, own.up_id, 'came_back');
	END IF;
	IF own.role = 'lead' THEN
		PERFORM end_parts(a);
		UPDATE objection o SET ended_at = a.at, outcome = 'lapsed'
		WHERE o.ticket_id = t.id AND o.ended_at IS NULL;
		t.objected := false;
		t.unit_id := NULL;
		t.dispatched_at := NULL;
		t.returns := t.returns + 1;
	END IF;
	t.unit_ids := seers(t.id);
	RETURN t;
END
$$;
