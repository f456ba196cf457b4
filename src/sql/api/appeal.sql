-- SPDX-License-Identifier: MIT
-- The unit that a ruling names as the lead appeals against it, once on a
-- ticket: it goes on handling, and the group decides again, a step higher.
CREATE FUNCTION paidan_api.appeal(command uuid, ticket bigint, version int, grounds text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'appeal', ticket, version);
	own paidan.assignment;
	ruled paidan.ruling;
	t paidan.ticket_open;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	PERFORM need('grounds', grounds);
	own := own_assignment(a, true);
	SELECT r.* INTO ruled FROM ruling r
	WHERE r.ticket_id = ticket AND r.stands AND r.lead_unit_id = own.unit_id;
	IF ruled.id IS NULL OR own.role <> 'lead' OR own.level > 0 THEN
		PERFORM refuse('PD058', 'not_ruled');
	END IF;
	IF EXISTS (SELECT FROM objection o WHERE o.ticket_id = ticket AND o.kind = 'appeal') THEN
		PERFORM refuse('PD059', 'appealed');
	END IF;
	t := raise_objection(a, own, 'appeal', NULL, grounds, NULL);
	t.ladder := least(4, greatest(t.ladder, ruled.ladder + 1));
	a.t := t;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'unit', unit_names(ARRAY[own.unit_id]) -> 0, 'number', ruled.number,
	    'grounds', btrim(grounds), 'ladder', t.ladder));
END
$$;
