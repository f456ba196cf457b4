-- SPDX-License-Identifier: MIT
-- The whole letter as it is printed, 66 columns wide.
CREATE FUNCTION paidan_int.letter_text(l paidan.letter, tickets paidan.ticket_open[], note text)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	sender text := (SELECT p.name FROM platform p WHERE p.id = l.platform_id);
	unit text := (SELECT u.name FROM unit u WHERE u.id = l.unit_id);
	kind record;
	opening text;
	lines text[];
	i int;
BEGIN
	SELECT * INTO kind FROM letter_title(l.kind);
	opening := CASE WHEN l.case_id IS NULL
	    THEN replace(kind.opening, '{until}', letter_answer(l.at))
	    ELSE letter_case(kind.opening, l.case_id, l.unit_id) END;
	lines := ARRAY[letter_place(sender, 66, false), '', letter_place(kind.title, 66, false), '',
	    letter_place(l.number, 66, true), repeat('=', 66), '',
	    CASE WHEN l.copy_to IS NULL THEN unit ELSE letter_words(l.copy_to, 40) END || '：'];
	lines := lines || letter_wrap(replace(opening, '{unit}', unit), 66, '    ', 0) || ''::text;
	FOR i IN 1 .. cardinality(tickets) LOOP
		lines := lines || letter_ticket(tickets[i], i, l.kind, l.at) || ''::text;
	END LOOP;
	IF note ~ '\S' THEN
		lines := lines || letter_wrap('要求：' || letter_words(note, 1000), 66, '    ', 0)
		    || ''::text;
	END IF;
	lines := lines || ('    联系人：' || (SELECT a.name FROM account a
	    WHERE a.login = l.issued_by)) || ''::text
	    || letter_place(sender || '  ', 66, true)
	    || letter_place(letter_day((l.at AT TIME ZONE zone())::date) || '  ', 66, true);
	IF l.copy_to IS NOT NULL THEN
		lines := lines || ''::text || ('抄送：' || unit);
	END IF;
	RETURN letter_pages(lines);
END
$$;
