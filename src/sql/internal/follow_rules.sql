-- SPDX-License-Identifier: MIT
-- Lets the running clocks of tickets follow a version of the rules, from where
-- they started, with their pauses and extensions. A clock that the version
-- does not know ends. Gives how many clocks there were.
CREATE FUNCTION paidan_int.follow_rules(a paidan_int.act, rules int, tickets bigint[])
RETURNS int
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	ids bigint[] := ARRAY(SELECT c.id FROM clock c WHERE c.ticket_id = ANY (tickets));
	dropped bigint[];
BEGIN
	-- Thousands of clocks follow a handful of rules: each is looked up once.
	WITH ruled AS MATERIALIZED (
		SELECT k.*, rule_for(rules, k.class, k.urgency, k.kind) AS rule_id
		FROM (SELECT DISTINCT o.class, o.urgency, c.kind
		    FROM clock c JOIN ticket_open o ON o.id = c.ticket_id
		    WHERE c.id = ANY (ids)) AS k
	), set_rule AS (
		UPDATE clock c SET rule_id = n.rule_id
		FROM ticket_open o, ruled n
		WHERE c.id = ANY (ids) AND o.id = c.ticket_id AND n.kind = c.kind
		    AND n.urgency = o.urgency AND n.class IS NOT DISTINCT FROM o.class
		    AND n.rule_id IS NOT NULL
	)
	SELECT array_agg(c.id) INTO dropped
	FROM clock c
	JOIN ticket_open o ON o.id = c.ticket_id
	JOIN ruled n ON n.kind = c.kind AND n.urgency = o.urgency
	    AND n.class IS NOT DISTINCT FROM o.class
	WHERE c.id = ANY (ids) AND n.rule_id IS NULL;
	IF dropped IS NOT NULL THEN
		PERFORM stop_clocks(a, dropped,
		    array_fill('dropped'::text, ARRAY[cardinality(dropped)]));
	END IF;
	PERFORM recount(ids);
	PERFORM note_reckoning(a, tickets);
	RETURN cardinality(ids);
END
$$;
