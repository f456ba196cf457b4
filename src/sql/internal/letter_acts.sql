-- SPDX-License-Identifier: MIT
-- The other tickets of a letter, each locked and looked at as for any write: seen, as it
-- was on the screen, possible, and of the same unit.
CREATE FUNCTION paidan_int.letter_acts(a paidan_int.act, tickets bigint[], versions int[])
RETURNS paidan_int.act[]
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	acts paidan_int.act[] := '{}';
	unit int := (a.t).unit_id;
	first bigint := (a.t).id;
	i record;
	facts text;
BEGIN
	IF cardinality(tickets) > 499
	    OR cardinality(tickets) IS DISTINCT FROM cardinality(versions)
	    OR first >= ANY (tickets) THEN
		PERFORM bad_value('tickets');
	END IF;
	FOR i IN SELECT DISTINCT ON (u.id) u.id, u.version
	    FROM unnest(tickets, versions) AS u(id, version) ORDER BY u.id
	LOOP
		BEGIN
			a := lock_ticket(a, i.id);
			a := check_right(a);
			IF i.version IS DISTINCT FROM (a.t).version THEN
				PERFORM refuse_stale(a.t);
			END IF;
			PERFORM check_state(a, NULL);
		EXCEPTION WHEN SQLSTATE 'PD003' OR SQLSTATE 'PD004' OR SQLSTATE 'PD005'
		    OR SQLSTATE 'PD011' THEN
			-- Which of them it is, so that the others can go without it.
			GET STACKED DIAGNOSTICS facts = PG_EXCEPTION_DETAIL;
			PERFORM refuse(SQLSTATE, SQLERRM,
			    facts::jsonb || jsonb_build_object('ticket', i.id));
		END;
		IF (a.t).unit_id IS DISTINCT FROM unit THEN
			PERFORM refuse('PD112', 'other_unit',
			    jsonb_build_object('number', (a.t).number));
		END IF;
		acts := acts || a;
	END LOOP;
	RETURN acts;
END
$$;
