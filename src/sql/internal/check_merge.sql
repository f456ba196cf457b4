-- SPDX-License-Identifier: MIT
-- May a ticket go up in another? Nobody's work, secret or hurry may be lost by it:
-- not once a unit has signed or been named by a ruling, nor once its citizen was
-- dissatisfied; not where more people would know of a confidential one; not into one
-- that is less urgent.
CREATE FUNCTION paidan_int.check_merge(t paidan.ticket_open, m paidan.ticket_open)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	busy int[] := ARRAY(SELECT s.unit_id FROM assignment s
	    WHERE s.ticket_id = t.id AND s.ended_at IS NULL
	        AND (s.state <> 'assigned' OR s.how <> 'dispatched') ORDER BY s.id);
BEGIN
	IF busy <> '{}' THEN
		PERFORM refuse('PD185', 'in_hand',
		    jsonb_build_object('unit', unit_names(busy) -> 0));
	END IF;
	IF t.zone THEN
		PERFORM refuse('PD186', 'in_zone');
	END IF;
	IF (t.confidants IS NULL) <> (m.confidants IS NULL)
	    OR NOT m.confidants <@ t.confidants THEN
		PERFORM refuse('PD187', 'secret_apart', jsonb_build_object('number', m.number));
	END IF;
	IF t.urgency > m.urgency THEN
		PERFORM refuse('PD188', 'more_urgent', jsonb_build_object('number', m.number));
	END IF;
END
$$;
