-- SPDX-License-Identifier: MIT
-- The rules about being overdue strike, some tickets a call, the longest overdue first,
-- until the time is up; at least one. Who is at a ticket at this moment is left alone
-- until the next call. Tells how many were looked at.
CREATE FUNCTION paidan_int.strike_overdue(most int, for_ms int)
RETURNS int
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act;
	t paidan.ticket_open;
	sign text;
	r paidan.rule_supervision;
	n int := 0;
	until_at timestamptz := clock_timestamp() + for_ms * interval '1 millisecond';
BEGIN
	a.at := (context()).at;
	FOR t IN SELECT o.* FROM ticket_open o WHERE o.supervise_at < a.at
	    ORDER BY o.supervise_at LIMIT most FOR UPDATE SKIP LOCKED
	LOOP
		n := n + 1;
		a.t := t;
		-- More time is another cause; the same day reckoned anew is not.
		SELECT c.id || '/' || c.extended INTO sign
		FROM clock c JOIN clock_kind k ON k.code = c.kind AND k.counts
		WHERE c.ticket_id = t.id AND c.due_at IS NOT NULL
		ORDER BY c.due_at, c.id LIMIT 1;
		FOR r IN SELECT s.* FROM rule_supervision s
		    WHERE s.version = t.rule_version AND s.kind = 'overdue'
		        AND moment_after(t.due_at, s.unit, s.amount, s.version) < a.at
		    ORDER BY s.level, s.n
		LOOP
			PERFORM strike(a, r, coalesce(sign, to_ms(t.due_at)::text));
		END LOOP;
		UPDATE ticket_open o
		SET supervise_at = strikes_at(t, a.at - interval '1 microsecond')
		WHERE o.id = t.id;
		EXIT WHEN clock_timestamp() >= until_at;
	END LOOP;
	RETURN n;
END
$$;
