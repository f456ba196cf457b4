-- SPDX-License-Identifier: MIT
-- Tickets that are to come into a case, locked: each is seen, open, of the own
-- platforms, as it was on the screen, and in no case. versions: one a ticket, or
-- NULL if they were on no screen.
CREATE FUNCTION paidan_int.take_tickets(a paidan_int.act, tickets bigint[], versions int[])
RETURNS SETOF paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open;
	i record;
BEGIN
	IF coalesce(cardinality(tickets), 0) NOT BETWEEN 1 AND 500
	    OR cardinality(versions) <> cardinality(tickets) THEN
		PERFORM bad_value('tickets');
	END IF;
	FOR i IN SELECT DISTINCT ON (u.id) u.id, u.version
	    FROM unnest(tickets, versions) AS u(id, version)
	    ORDER BY u.id
	LOOP
		a := lock_ticket(a, i.id);
		t := a.t;
		IF NOT t.platform_id = ANY (platforms_of(a.login)) THEN
			PERFORM refuse('PD006', 'not_your_platform');
		END IF;
		IF versions IS NOT NULL AND i.version IS DISTINCT FROM t.version THEN
			PERFORM refuse_stale(t);
		END IF;
		IF t.case_id IS NOT NULL THEN
			PERFORM refuse('PD143', 'in_case', jsonb_build_object('ticket', t.number,
			    'number', (SELECT s.number FROM supervision s WHERE s.id = t.case_id)));
		END IF;
		RETURN NEXT t;
	END LOOP;
END
$$;
