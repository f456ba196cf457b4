-- SPDX-License-Identifier: MIT
-- The fields of a reply that is written as "name：text", each name at the beginning of a
-- line, in the order of the rule; a field that is not there has no text.
CREATE FUNCTION paidan_int.read_reply(rule jsonb, reply text)
RETURNS TABLE (name text, at_least int, "check" text, text text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	names text[] := ARRAY(SELECT f.value ->> 'name'
	    FROM jsonb_array_elements(rule -> 'fields') WITH ORDINALITY AS f(value, n)
	    ORDER BY f.n);
	found jsonb := '{}';
	current text;
	line text;
	named text;
BEGIN
	FOREACH line IN ARRAY string_to_array(replace(reply, E'\r', ''), E'\n') LOOP
		SELECT n INTO named FROM unnest(names) AS n
		WHERE starts_with(ltrim(line), n || '：') OR starts_with(ltrim(line), n || ':')
		ORDER BY length(n) DESC LIMIT 1;
		IF named IS NOT NULL THEN
			current := named;
			line := substr(ltrim(line), length(named) + 2);
		END IF;
		IF current IS NOT NULL THEN
			found := found || jsonb_build_object(current,
			    coalesce((found ->> current) || E'\n', '') || line);
		END IF;
	END LOOP;
	RETURN QUERY
	SELECT f.value ->> 'name', coalesce((f.value ->> 'least')::int, 1),
	    coalesce(f.value ->> 'check', 'none'),
	    btrim(coalesce(found ->> (f.value ->> 'name'), ''), E' \t\n')
	FROM jsonb_array_elements(rule -> 'fields') WITH ORDINALITY AS f(value, n)
	ORDER BY f.n;
END
$$;
