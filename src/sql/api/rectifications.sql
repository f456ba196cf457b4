-- SPDX-License-Identifier: MIT
-- The list for a meeting on what citizens are not satisfied with: what the login sees of
-- the zone, unit by unit, the longest in it first. The citizen is not in it, and numbers
-- that may be one's are taken out of what was said. since: when the citizen last said so.
CREATE FUNCTION paidan_api.rectifications()
RETURNS TABLE (unit_name text, number text, title text, territory_name text,
    category_name text, round int, state text, mode text, reason_name text, words text,
    owner_name text, due text, cause text, measures text, since date)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 100
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
BEGIN
	RETURN QUERY
	SELECT u.short_name, t.number, mask_words(t.title), p.county_name, c.label, t.round::int,
	    t.state, t.redo, r.name, mask_words(k.words), o.name,
	    left(local_time(nullif(t.due_at, never())), 16), mask_words(f.cause),
	    mask_words(f.measures), (coalesce(k.at, t.state_at) AT TIME ZONE zone())::date
	FROM my_open t
	LEFT JOIN unit u ON u.id = t.unit_id
	LEFT JOIN territory p ON p.code = t.territory_code
	LEFT JOIN category c ON c.id = t.category_id
	LEFT JOIN account o ON o.login = t.keeper
	LEFT JOIN LATERAL (
		SELECT x.reason_code, x.words, x.at FROM call x
		WHERE x.ticket_id = t.id AND x.satisfaction = 'dissatisfied'
		ORDER BY x.id DESC LIMIT 1
	) AS k ON true
	LEFT JOIN reason r ON r.kind = 'dissatisfied' AND r.code = k.reason_code
	LEFT JOIN LATERAL (
		SELECT x.cause, x.measures FROM rectification x
		WHERE x.ticket_id = t.id ORDER BY x.round DESC LIMIT 1
	) AS f ON true
	WHERE t.zone
	ORDER BY u.short_name, t.unit_id, t.round DESC, t.state_at, t.id;
END
$$;
