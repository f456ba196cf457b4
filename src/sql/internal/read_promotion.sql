-- SPDX-License-Identifier: MIT
-- The rows that a ruling becomes, the lead's first: new ones, or the next
-- version of the unit's row for the same matter and place; and versions that
-- withdraw what names another lead for the same.
CREATE FUNCTION paidan_int.read_promotion(r paidan.ruling, duty jsonb, at timestamptz)
RETURNS paidan_int.new_duty[]
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	given jsonb;
	head paidan_int.new_duty;
	rows paidan_int.new_duty[];
BEGIN
	given := jsonb_build_object('category', r.category_id, 'territory', r.territory_code,
	    'document', r.number, 'excerpt', left(r.legal_basis, 8000),
	    'note', left(r.reasons, 8000), 'effective_from', (at AT TIME ZONE zone())::date)
	    || (duty - '{duty_no,ends,source}'::text[])
	    || jsonb_build_object('unit', r.lead_unit_id, 'role', 'lead');
	head := read_proposal(given);
	head.source := 'ruling';
	head.ruling_id := r.id;
	SELECT array_agg(ROW(h.row_no, h.unit_id, h.category_id, h.territory_code, h.role,
	    h.document, h.article, h.excerpt, h.note, h.source, h.ruling_id, h.effective_from,
	    h.effective_to, h.ends, NULL, NULL, 'new', k.duty_no)::paidan_int.new_duty
	    ORDER BY h.row_no)
	INTO rows
	FROM (
		SELECT (head).*
		UNION ALL
		SELECT (q.again).*
		FROM (SELECT jsonb_populate_record(head, jsonb_build_object('row_no', 1 + u.n,
		        'unit_id', u.id, 'role', 'assist')) AS again
		    FROM unnest(r.assist) WITH ORDINALITY AS u(id, n)) AS q
	) AS h
	LEFT JOIN LATERAL (
		SELECT d.duty_no FROM duty d
		WHERE d.unit_id = h.unit_id AND d.role = h.role
		    AND d.category_id IS NOT DISTINCT FROM h.category_id
		    AND d.territory_code IS NOT DISTINCT FROM h.territory_code
		    AND duty_state(d, head.effective_from) = 'current'
		ORDER BY d.id DESC LIMIT 1
	) AS k ON true;
	RETURN rows || ARRAY(
		SELECT jsonb_populate_record(head, jsonb_build_object('row_no', 1000 + row_number()
		    OVER (ORDER BY d.id), 'unit_id', d.unit_id, 'ends', true, 'verdict', 'changed',
		    'duty_no', d.duty_no))
		FROM duty d
		WHERE d.role = 'lead' AND d.unit_id <> head.unit_id
		    AND d.category_id IS NOT DISTINCT FROM head.category_id
		    AND d.territory_code IS NOT DISTINCT FROM head.territory_code
		    AND duty_state(d, head.effective_from) = 'current');
END
$$;
