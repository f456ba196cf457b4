-- SPDX-License-Identifier: MIT
-- Takes back a merge, as long as the ticket that it leads to is open: another event, the
-- merge stays in the record. It is open again as it was, its clocks as if they had never
-- been stopped; one that had been sent out waits for its dispatch. What had been merged
-- into it comes back with it.
CREATE FUNCTION paidan_api.unmerge(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_unmerge(command, ticket, version, reason);
	t paidan.ticket_open := a.t;
	g paidan.merge;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	UPDATE merge x SET undone_at = a.at, undone_by = a.login
	WHERE x.ticket_id = ticket AND x.undone_at IS NULL
	RETURNING x.* INTO STRICT g;
	WITH RECURSIVE below AS (
		SELECT x.id, x.ticket_id FROM merge x
		WHERE x.into_id = ticket AND x.undone_at IS NULL
		UNION ALL
		SELECT x.id, x.ticket_id FROM merge x JOIN below b ON x.into_id = b.ticket_id
		WHERE x.undone_at IS NULL
	)
	UPDATE merge x SET main_id = ticket FROM below b WHERE x.id = b.id;
	t.merged := (SELECT count(*) FROM merge x WHERE x.main_id = ticket AND x.undone_at IS NULL);
	PERFORM rewind_clocks(t, g.at, EXISTS (SELECT FROM events_of(ticket) e
	    WHERE e.verb = 'merge_ticket' AND e.at = g.at AND e.from_state = 'dispatched'));
	DELETE FROM ticket_closed c WHERE c.id = ticket;
	DELETE FROM ticket_recent r WHERE r.id = ticket;
	INSERT INTO ticket_open (id, due_at, received_at, state_at, platform_id, category_id,
	    version, urgency, hops, round, state, queue, territory_code, number, title, class,
	    rule_version, returns, ladder, looped, tried, confidants, merged)
	VALUES (t.id, t.due_at, t.received_at, t.state_at, t.platform_id, t.category_id,
	    t.version, t.urgency, t.hops, t.round, t.state, t.queue, t.territory_code, t.number,
	    t.title, t.class, t.rule_version, t.returns, t.ladder, t.looped, t.tried,
	    t.confidants, t.merged);
	-- A supervision case that is open still has it.
	UPDATE ticket_open o SET case_id = c.id, supervised = c.level
	FROM supervision_ticket x JOIN supervision c ON c.id = x.case_id AND c.state <> 'closed'
	WHERE x.ticket_id = ticket AND o.id = ticket;
	SELECT o.* INTO STRICT t FROM ticket_open o WHERE o.id = ticket;
	PERFORM tell_main(a, g.main_id, 'let_go', jsonb_build_object('merged', t.number,
	    'reason', btrim(reason)));
	a.t := t;
	RETURN finish_write(a, g.back_to, jsonb_build_object('main', number_of(g.main_id),
	    'reason', btrim(reason)));
END
$$;
