-- SPDX-License-Identifier: MIT
-- Which of the rows read from a file the registry holds already, and of which
-- they are a new version. The same row: a version that says all the same and
-- that no later one replaced from its first day on, or an earlier row of the
-- file. A changed one: what the newest version of a row is about (unit, matter,
-- place, role), or an earlier row of the file. own: what waits for a decision
-- counts too, for who can only propose.
CREATE FUNCTION paidan_int.judge_duties(given paidan_int.new_duty[], own boolean)
RETURNS SETOF paidan_int.new_duty
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN QUERY
	WITH good AS MATERIALIZED (
		SELECT g.row_no, (g.unit_id, g.role, coalesce(g.category_id, 0),
		        coalesce(g.territory_code, ''))::text AS about,
		    md5((g.document, g.article, g.excerpt, g.note, g.source, g.effective_from,
		        g.effective_to, g.ends)::text) AS content, g.document, g.ends
		FROM unnest(given) AS g WHERE g.code IS NULL
	), held AS MATERIALIZED (
		SELECT d.id, d.duty_no, d.version, d.effective_from, d.document,
		    (d.unit_id, d.role, coalesce(d.category_id, 0),
		        coalesce(d.territory_code, ''))::text AS about,
		    md5((d.document, d.article, d.excerpt, d.note, d.source, d.effective_from,
		        d.effective_to, d.ends)::text) AS content,
		    d.version = max(d.version) OVER (PARTITION BY d.duty_no) AS newest
		FROM duty d
		WHERE d.approved OR own AND d.approved IS NULL
	), same AS (
		SELECT g.row_no
		FROM good g JOIN held h ON h.about = g.about AND h.content = g.content
		WHERE NOT EXISTS (SELECT FROM held l WHERE l.duty_no = h.duty_no
		    AND l.version > h.version AND l.effective_from <= h.effective_from)
		UNION
		SELECT s.row_no FROM (SELECT g.row_no, row_number() OVER (
		    PARTITION BY g.about, g.content ORDER BY g.row_no) AS n FROM good g) AS s
		WHERE s.n > 1
	), known AS (
		SELECT DISTINCT ON (g.row_no) g.row_no, h.duty_no
		FROM good g JOIN held h ON h.about = g.about AND h.newest
		ORDER BY g.row_no, h.document = g.document DESC, h.id DESC
	), told AS (
		SELECT g.row_no, k.duty_no, CASE
			WHEN s.row_no IS NOT NULL THEN 'same'
			WHEN k.duty_no IS NOT NULL OR row_number() OVER (PARTITION BY g.about
			    ORDER BY g.row_no) > 1 THEN 'changed'
			WHEN g.ends THEN 'bad'
			ELSE 'new' END AS verdict
		FROM good g
		LEFT JOIN same s ON s.row_no = g.row_no
		LEFT JOIN known k ON k.row_no = g.row_no
	)
	SELECT g.row_no, g.unit_id, g.category_id, g.territory_code, g.role, g.document, g.article,
	    g.excerpt, g.note, g.source, g.ruling_id, g.effective_from, g.effective_to, g.ends,
	    CASE WHEN t.verdict = 'bad' THEN 'bad_value' ELSE g.code END,
	    CASE WHEN t.verdict = 'bad' THEN 'ends' ELSE g.field END,
	    coalesce(t.verdict, g.verdict), t.duty_no
	FROM unnest(given) AS g LEFT JOIN told t ON t.row_no = g.row_no;
END
$$;
