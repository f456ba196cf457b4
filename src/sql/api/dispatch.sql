-- SPDX-License-Identifier: MIT
-- Sends a ticket to the unit that leads and those that assist. From the
-- dissatisfied zone it is the next round. basis: the hints that the operator
-- relied on, kept as they were.
CREATE FUNCTION paidan_api.dispatch(command uuid, ticket bigint, version int, lead int,
    assist int[], reason text, basis jsonb)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'dispatch', ticket, version, reason);
	t paidan.ticket_open := a.t;
	helpers int[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	IF t.category_id IS NULL THEN
		PERFORM refuse('PD019', 'not_classified');
	END IF;
	PERFORM need('lead', lead::text);
	helpers := ARRAY(SELECT DISTINCT u FROM unnest(assist) AS u WHERE u IS NOT NULL ORDER BY u);
	IF lead = ANY (helpers) THEN
		PERFORM refuse('PD018', 'lead_assists', jsonb_build_object('unit', lead));
	END IF;
	PERFORM check_unit(u, t.platform_id) FROM unnest(lead || helpers) AS u;
	t.round := t.round + (a.from_state = 'dissatisfied')::int;
	t.hops := t.hops + 1;
	t.unit_id := lead;
	t.unit_ids := lead || helpers;
	t.dispatched_at := a.at;
	a.t := t;
	PERFORM assign(a, reason, basis);
	RETURN finish_write(a, 'dispatched', jsonb_build_object(
	    'lead', lead, 'lead_name', unit_names(ARRAY[lead]) -> 0,
	    'assist', to_jsonb(helpers), 'assist_names', unit_names(helpers),
	    'round', t.round, 'reason', nullif(btrim(reason), ''), 'basis', basis));
END
$$;
