-- SPDX-License-Identifier: MIT
-- A letter by its number, as it stands on it or in plain letters, to be printed again.
CREATE FUNCTION paidan_api.letter(wanted text)
RETURNS TABLE (id bigint, number text, code text, kind text, unit_name text, copy_to text,
    at timestamptz, by_name text, tickets int, text text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT l.id, l.number, l.code, l.kind, u.short_name, l.copy_to, l.at,
	    coalesce(a.name, l.issued_by), cardinality(l.ticket_ids), l.text
	FROM letter l
	JOIN unit u ON u.id = l.unit_id
	LEFT JOIN account a ON a.login = l.issued_by
	WHERE (l.number = btrim(wanted) OR l.code = upper(btrim(wanted))) AND sees_letter(l);
	IF NOT FOUND THEN
		PERFORM refuse('PD113', 'no_letter');
	END IF;
END
$$;
