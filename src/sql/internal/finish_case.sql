-- SPDX-License-Identifier: MIT
-- Ends a write to a case: the row, its record, the records of its open tickets
-- (of one unit's only, if it is between that and us), the feed, the answer.
CREATE FUNCTION paidan_int.finish_case(a paidan_int.act, c paidan.supervision, detail jsonb,
    about int DEFAULT NULL)
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open;
	r paidan_api.write_result;
	told_all jsonb := detail || jsonb_build_object('case_number', c.number);
BEGIN
	IF pg_column_size(detail) > 262144 THEN
		PERFORM bad_value('text');
	END IF;
	c.version := c.version + 1;
	FOR t IN SELECT o.* FROM supervision_ticket x JOIN ticket_open o ON o.id = x.ticket_id
	    WHERE x.case_id = c.id AND o.case_id = c.id
	        AND (about IS NULL OR about = ANY (o.unit_ids))
	    ORDER BY o.id
	LOOP
		a := on_ticket(a, t);
		PERFORM write_event(a, t.state, told_all);
		PERFORM write_change(a);
	END LOOP;
	PERFORM keep_case_row(c);
	PERFORM write_case_event(a, c, a.verb, detail);
	r := ROW(c.id, c.version, c.state, c.number, to_ms(a.at));
	UPDATE command o SET result = to_jsonb(r), ticket_id = c.id WHERE o.id = a.command;
	RETURN r;
END
$$;
