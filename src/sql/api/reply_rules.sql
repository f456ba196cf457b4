-- SPDX-License-Identifier: MIT
-- What replies must say by the rules of today, a row a field: rule counts them, categories
-- are the matters that one is for (NULL: all), depth how deep that is. (SQL, as it is asked
-- once: its plan is gone afterwards.)
CREATE FUNCTION paidan_api.reply_rules()
RETURNS TABLE (rule int, class text, categories int[], depth int, forbidden text[], name text,
    at_least int, "check" text, help text)
LANGUAGE sql STABLE SECURITY DEFINER ROWS 10
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT check_account();
	SELECT r.n::int, r.value ->> 'class',
	    CASE WHEN c.id IS NOT NULL
	        THEN ARRAY(SELECT x.id FROM category x WHERE x.path <@ c.path)
	        WHEN r.value ->> 'category' IS NOT NULL THEN '{}' END,
	    coalesce(nlevel(c.path), 0),
	    ARRAY(SELECT jsonb_array_elements_text(CASE jsonb_typeof(r.value -> 'forbidden')
	        WHEN 'array' THEN r.value -> 'forbidden' END)),
	    f.value ->> 'name', coalesce((f.value ->> 'least')::int, 1),
	    coalesce(f.value ->> 'check', 'none'), f.value ->> 'help'
	FROM rule_pack p
	CROSS JOIN LATERAL jsonb_array_elements(CASE jsonb_typeof(p.pack -> 'reply')
	    WHEN 'array' THEN p.pack -> 'reply' END) WITH ORDINALITY AS r(value, n)
	CROSS JOIN LATERAL jsonb_array_elements(r.value -> 'fields') WITH ORDINALITY AS f(value, n)
	LEFT JOIN category c ON c.code = r.value ->> 'category'
	WHERE p.version = rules_on(today())
	ORDER BY r.n, f.n;
$$;
