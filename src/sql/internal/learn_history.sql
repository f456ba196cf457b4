-- SPDX-License-Identifier: MIT
-- Tickets that were closed elsewhere wait to be learned as if they had been
-- accepted here, one after the other, and then closed.
CREATE FUNCTION paidan_int.learn_history(given paidan_int.old_case[])
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO hint_todo (at, unit_id, outcome, body, place, category_id, territory_code)
	SELECT g.at, g.unit_id, came.outcome, left(g.body, 600), left(g.place, 100),
	    g.category_id, g.territory_code
	FROM unnest(given) WITH ORDINALITY AS g
	CROSS JOIN LATERAL unnest(CASE g.outcome WHEN 'returned' THEN '{returned}'
	    WHEN 'accepted' THEN '{accepted}' WHEN 'closed' THEN '{accepted,closed}'
	    ELSE ARRAY['accepted', 'closed', g.outcome] END) WITH ORDINALITY AS came(outcome, n)
	WHERE g.code IS NULL
	ORDER BY came.n, g.ordinality;
END
$$;
