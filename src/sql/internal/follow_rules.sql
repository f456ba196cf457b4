-- SPDX-License-Identifier: MIT
-- Lets the running clocks of tickets follow a version of the rules, from where
-- they started, with their pauses and extensions. A clock that the version
-- does not know ends. Gives how many clocks there were.
CREATE FUNCTION paidan_int.follow_rules(a paidan_int.act, rules int, tickets bigint[])
RETURNS int
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	known jsonb;                  -- the rule by class, urgency and kind: each is looked up once
	dropped bigint[];
	found_clocks int;
BEGIN
	SELECT jsonb_object_agg(concat_ws(' ', k.class, k.urgency, k.kind),
	    rule_for(rules, k.class, k.urgency, k.kind)), sum(k.n)
	INTO known, found_clocks
	FROM (SELECT o.class, o.urgency, c.kind, count(*) AS n
	    FROM unnest(tickets) AS i(id)
	    JOIN ticket_open o ON o.id = i.id
	    JOIN clock c ON c.ticket_id = i.id
	    GROUP BY 1, 2, 3) AS k;
	IF jsonb_path_exists(known, '$.* ? (@ == null)') THEN
		dropped := ARRAY(SELECT c.id FROM unnest(tickets) AS i(id)
		    JOIN ticket_open o ON o.id = i.id
		    JOIN clock c ON c.ticket_id = i.id
		    WHERE known ->> concat_ws(' ', o.class, o.urgency, c.kind) IS NULL);
		PERFORM stop_clocks(a, dropped,
		    array_fill('dropped'::text, ARRAY[cardinality(dropped)]));
	END IF;
	-- In the order of the table's columns.
	PERFORM write_clocks(ARRAY(
	    SELECT ROW(c.id, c.ticket_id, c.started_at, NULL, NULL, c.paused_at, c.resume_on,
	        (known ->> concat_ws(' ', o.class, o.urgency, c.kind))::int, c.extended, c.round,
	        false, c.kind)::paidan.clock
	    FROM unnest(tickets) AS i(id)
	    JOIN ticket_open o ON o.id = i.id
	    JOIN clock c ON c.ticket_id = i.id));
	PERFORM note_reckoning(a, tickets);
	RETURN coalesce(found_clocks, 0);
END
$$;
