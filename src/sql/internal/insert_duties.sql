-- SPDX-License-Identifier: MIT
-- Adds what is new or changed as versions, older ones first, and gives their
-- ids in the order of the rows: approved by whoever acts, or proposed. Rows
-- without a number that are about the same are versions of one row.
CREATE FUNCTION paidan_int.insert_duties(a paidan_int.act, given paidan_int.new_duty[],
    approve boolean)
RETURNS int[]
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	ids int[];
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT g.*, first_value(g.row_no) OVER (PARTITION BY g.duty_no, g.unit_id, g.role,
		    g.category_id, g.territory_code ORDER BY g.row_no) AS head
		FROM unnest(given) AS g
		WHERE g.verdict IN ('new', 'changed')
	), drawn AS MATERIALIZED (
		SELECT h.head, nextval('duty_no')::int AS duty_no
		FROM (SELECT DISTINCT f.head FROM fresh f WHERE f.duty_no IS NULL ORDER BY 1) AS h
	), numbered AS MATERIALIZED (
		SELECT f.row_no, coalesce(f.duty_no, n.duty_no) AS number, f.unit_id, f.category_id,
		    f.territory_code, f.role, f.document, f.article, f.excerpt, f.note, f.source,
		    f.ruling_id, f.effective_from, f.effective_to, f.ends,
		    nextval(pg_get_serial_sequence('duty', 'id'))::int AS id
		FROM fresh f LEFT JOIN drawn n ON n.head = f.head
		ORDER BY f.row_no
	), written AS (
		INSERT INTO duty (id, duty_no, version, unit_id, category_id, territory_code,
		    role, document, article, excerpt, note, source, ruling_id, effective_from,
		    effective_to, ends, proposed_by, proposed_at, approved, decided_by,
		    decided_at)
		SELECT n.id, n.number, coalesce((SELECT max(d.version) FROM duty d
		        WHERE d.duty_no = n.number), 0)
		    + row_number() OVER (PARTITION BY n.number
		        ORDER BY n.effective_from, n.row_no),
		    n.unit_id, n.category_id, n.territory_code, n.role, n.document, n.article,
		    n.excerpt, n.note, n.source, n.ruling_id, n.effective_from, n.effective_to,
		    n.ends, a.login, a.at, CASE WHEN approve THEN true END,
		    CASE WHEN approve THEN a.login END, CASE WHEN approve THEN a.at END
		FROM numbered n
	)
	SELECT array_agg(n.id ORDER BY n.row_no) INTO ids FROM numbered n;
	RETURN ids;
END
$$;
