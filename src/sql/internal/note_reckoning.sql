-- SPDX-License-Identifier: MIT
-- Records on tickets that their clocks were computed anew, by whom and with
-- what result, where the result is another, and tells the feed.
CREATE FUNCTION paidan_int.note_reckoning(a paidan_int.act, tickets bigint[])
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	WITH news AS MATERIALIZED (
		SELECT o.id, o.due_at AS old_due, d.due_at, d.warn_at, d.due_unit, d.provisional,
		    coalesce(d.rule_version, o.rule_version) AS rule_version,
		    o.rule_version AS old_version
		FROM due_of(tickets) AS d JOIN ticket_open o ON o.id = d.ticket_id
		WHERE (o.due_at, o.warn_at, o.provisional, o.rule_version) IS DISTINCT FROM
		    (d.due_at, d.warn_at, d.provisional, coalesce(d.rule_version, o.rule_version))
	), written AS (
		UPDATE ticket_open o
		SET due_at = n.due_at, warn_at = n.warn_at, due_unit = n.due_unit,
		    provisional = n.provisional,
		    rule_version = n.rule_version
		FROM news n WHERE o.id = n.id
		RETURNING o.id, o.state, o.version, o.platform_id, o.unit_ids, n.old_due, n.due_at,
		    n.old_version, n.rule_version
	), told AS (
		INSERT INTO change (ticket_id, platform_id, unit_ids)
		SELECT w.id, w.platform_id, w.unit_ids FROM written w
	)
	INSERT INTO event (ticket_id, seq, at, actor, actor_name, unit_id, verb, from_state,
	    to_state, version, detail, command_id)
	SELECT w.id, 1 + (SELECT e.seq FROM event e WHERE e.ticket_id = w.id
	        ORDER BY e.seq DESC LIMIT 1), a.at, a.login, a.name, a.unit_id, a.verb, w.state,
	    w.state, w.version, jsonb_build_object('due_ms', to_ms(w.due_at), 'old_due_ms',
	        to_ms(w.old_due), 'rules', w.rule_version, 'old_rules', w.old_version), a.command
	FROM written w;
END
$$;
