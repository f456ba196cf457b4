-- SPDX-License-Identifier: MIT
-- More tickets come into a case.
CREATE FUNCTION paidan_api.add_to_case(command uuid, wanted bigint, version int,
    tickets bigint[], versions int[])
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	b paidan_int.case_act := begin_case(command, 'add_to_case', wanted, version, 'supervise');
	a paidan_int.act := b.a;
	c paidan.supervision := b.c;
	t paidan.ticket_open;
	numbers text[];
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	FOR t IN SELECT * FROM take_tickets(a, tickets, versions) LOOP
		PERFORM put_in_case(a, c, t, '{}');
		numbers := numbers || t.number;
	END LOOP;
	RETURN finish_case(a, c, jsonb_build_object('tickets', array_to_string(numbers, '、')), 0);
END
$$;
