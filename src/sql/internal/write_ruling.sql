-- SPDX-License-Identifier: MIT
-- The ruling on a ticket, numbered through the year; it takes the place of the
-- one before.
CREATE FUNCTION paidan_int.write_ruling(a paidan_int.act, lead int, helpers int[], reasons text,
    legal_basis text, binding boolean, category int, territory text, basis jsonb,
    j paidan_int.judgement)
RETURNS paidan.ruling
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
	this_year int := extract(year FROM a.at AT TIME ZONE zone());
	n int;
	made paidan.ruling;
BEGIN
	-- Two at once: the second waits, and has the next number.
	INSERT INTO ruling_number AS r (year, last) VALUES (this_year, 1)
	ON CONFLICT (year) DO UPDATE SET last = r.last + 1
	RETURNING r.last INTO n;
	INSERT INTO ruling (number, ticket_id, lead_unit_id, assist, reasons, legal_basis, binding,
	    category_id, territory_code, roads, ladder, verdict, duty_ids, basis, ruled_by,
	    ruled_at, appeal_of)
	SELECT '裁〔' || this_year || '〕' || n || '号', t.id, lead, helpers, btrim(reasons),
	    btrim(legal_basis), coalesce(binding, true), coalesce(category, t.category_id),
	    coalesce(territory, t.territory_code), roads_of(x.place), t.ladder, j.verdict,
	    coalesce(j.duties, '{}'), basis, a.login, a.at,
	    (SELECT r.id FROM ruling r
	        WHERE r.ticket_id = t.id AND r.stands AND EXISTS (
	            SELECT FROM objection o WHERE o.ticket_id = t.id AND o.kind = 'appeal'
	                AND o.ended_at IS NULL))
	FROM text_of(t.id) x
	RETURNING * INTO STRICT made;
	UPDATE ruling r SET replaced_by = made.id
	WHERE r.ticket_id = t.id AND r.stands AND r.id <> made.id;
	RETURN made;
END
$$;
