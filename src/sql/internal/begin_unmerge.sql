-- SPDX-License-Identifier: MIT
-- The beginning of taking back a merge: as begin_write, for a ticket that is closed.
CREATE FUNCTION paidan_int.begin_unmerge(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'unmerge', ticket);
	t paidan.ticket_open;
	main bigint := main_of(ticket);
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a;
	END IF;
	IF NOT can_see(ticket) THEN
		PERFORM refuse('PD003', 'no_ticket', jsonb_build_object('ticket', ticket));
	END IF;
	PERFORM lock_both(main, main);
	-- What the hot table knows more than the month is what the ticket has lost by closing.
	SELECT c.id, c.due_at, c.received_at, c.state_at, c.platform_id, c.category_id, c.version,
	    c.urgency, c.hops, c.round, c.state, 'closed', c.territory_code, c.number, c.title,
	    c.unit_id, c.unit_ids, c.class, c.rule_version, c.returns, c.ladder, c.looped, c.tried,
	    c.confidants, c.merged
	INTO t.id, t.due_at, t.received_at, t.state_at, t.platform_id, t.category_id, t.version,
	    t.urgency, t.hops, t.round, t.state, t.queue, t.territory_code, t.number, t.title,
	    t.unit_id, t.unit_ids, t.class, t.rule_version, t.returns, t.ladder, t.looped, t.tried,
	    t.confidants, t.merged
	FROM ticket_closed c WHERE c.id = ticket FOR UPDATE;
	IF t.id IS NULL THEN
		SELECT o.* INTO t FROM ticket_open o WHERE o.id = ticket;
	END IF;
	a := check_right(on_ticket(a, t));
	PERFORM check_state(a, reason);
	-- Once more, after the lock: two may take it back at once.
	main := main_of(ticket);
	IF main IS NULL THEN
		PERFORM refuse('PD189', 'not_merged');
	END IF;
	IF version IS DISTINCT FROM t.version THEN
		PERFORM refuse_stale(t);
	END IF;
	IF NOT EXISTS (SELECT FROM ticket_open o WHERE o.id = main) THEN
		PERFORM refuse('PD182', 'main_closed',
		    jsonb_build_object('number', told_number(main)));
	END IF;
	RETURN a;
END
$$;
