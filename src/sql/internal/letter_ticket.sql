-- SPDX-License-Identifier: MIT
-- What a letter says of one ticket. Of the citizen it has what is masked.
CREATE FUNCTION paidan_int.letter_ticket(t paidan.ticket_open, n int, kind text, at timestamptz)
RETURNS text[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	late interval := at - t.due_at;
	said text[];
	x record;
BEGIN
	SELECT z.body, z.place, mask_name(c.name) AS name,
	    CASE WHEN c.phone ~ '\S' THEN mask_phone(c.phone) END AS phone INTO x
	FROM text_of(t.id) z LEFT JOIN citizen c ON c.id = z.citizen_id;
	said := ARRAY[concat_ws('    ',
	    '类别：' || (SELECT g.full_name FROM category g WHERE g.id = t.category_id),
	    '地点：' || coalesce(nullif(letter_words(concat_ws(' ', (SELECT p.full_name
	        FROM territory p WHERE p.code = t.territory_code), x.place), 80), ''), '—'))];
	said := said || ('受理：' || left(local_time(t.received_at), 16)
	    || '    派单：' || coalesce(left(local_time(t.dispatched_at), 16), '—')
	    || '    ' || class_name(t));
	IF t.due_at < never() THEN
		said := said || ('办理时限：' || left(local_time(t.due_at), 16) || CASE
		    WHEN late >= interval '1 day'
		        THEN '    已逾期' || extract(day FROM late) || '天'
		            || extract(hour FROM late) || '小时'
		    WHEN late >= interval '0' THEN '    已逾期' || extract(hour FROM late) || '小时'
		    ELSE '' END);
	END IF;
	IF kind = 'dispatch' THEN
		said := said || ('诉求人：'
		    || coalesce(nullif(concat_ws(' ', x.name, x.phone), ''), '未留')
		    || '    诉求：' || letter_words(x.body, 400));
	ELSE
		said := said || ('催办记录：' || letter_steps(t.id, t.unit_id));
	END IF;
	said := said || ('办理依据：' || letter_basis(t.id, t.unit_id));
	RETURN letter_wrap(t.number || '  ' || letter_words(t.title, 60), 66, n || '. ', 4)
	    || ARRAY(SELECT unnest(letter_wrap(s.line, 66, '    ', 4))
	        FROM unnest(said) WITH ORDINALITY AS s(line, n) ORDER BY s.n);
END
$$;
