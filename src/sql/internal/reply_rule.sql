-- SPDX-License-Identifier: MIT
-- What the rules that a ticket follows say that a reply to it must say: the row for the
-- deepest matter that covers its own, one for its class before one for all. NULL: nothing.
CREATE FUNCTION paidan_int.reply_rule(t paidan.ticket_open)
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT r.value
	FROM rule_pack p
	CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(p.pack -> 'reply')
	    WHEN 'array' THEN p.pack -> 'reply' END) WITH ORDINALITY AS r(value, n)
	LEFT JOIN category c ON c.code = r.value ->> 'category'
	LEFT JOIN category own ON own.id = t.category_id
	WHERE p.version = t.rule_version
	    AND coalesce(r.value ->> 'class', class_of(t.rule_version, t.class, t.urgency))
	        = class_of(t.rule_version, t.class, t.urgency)
	    AND (r.value ->> 'category' IS NULL OR own.path <@ c.path)
	ORDER BY coalesce(nlevel(c.path), 0) DESC, r.value ->> 'class' IS NULL, r.n
	LIMIT 1
$$;
