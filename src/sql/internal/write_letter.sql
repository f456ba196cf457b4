-- SPDX-License-Identifier: MIT
-- Writes the letter of which the head is made, about these tickets.
CREATE FUNCTION paidan_int.write_letter(l paidan.letter, tickets paidan.ticket_open[], note text)
RETURNS bigint
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO letter AS w (platform_id, kind, year, n, number, code, unit_id, copy_to, at,
	    issued_by, ticket_ids, text, case_id)
	VALUES (l.platform_id, l.kind, l.year, l.n, l.number, l.code, l.unit_id, l.copy_to, l.at,
	    l.issued_by, ARRAY(SELECT x.id FROM unnest(tickets) AS x),
	    letter_text(l, tickets, note), l.case_id)
	RETURNING w.id INTO STRICT l.id;
	RETURN l.id;
END
$$;
