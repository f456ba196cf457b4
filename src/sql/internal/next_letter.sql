-- SPDX-License-Identifier: MIT
-- The head of the next letter of a kind: its number runs by platform, kind and year in
-- the city, and is taken back with all else if the letter is not written.
CREATE FUNCTION paidan_int.next_letter(a paidan_int.act, kind text, copy_to text)
RETURNS paidan.letter
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	l paidan.letter;
	names record;
	p record;
	mark text;
BEGIN
	SELECT * INTO names FROM letter_title(kind);
	SELECT o.code, o.parent_id IS NULL AS top INTO p
	FROM platform o WHERE o.id = a.platform_id;
	mark := (SELECT r.pack #>> '{letters,mark}' FROM rule_pack r
	    WHERE r.version = rules_today());
	l.platform_id := a.platform_id;
	l.kind := kind;
	l.year := extract(year FROM a.at AT TIME ZONE zone());
	INSERT INTO letter_number AS x (platform_id, kind, year, last)
	VALUES (l.platform_id, l.kind, l.year, 1)
	ON CONFLICT ON CONSTRAINT letter_number_pkey DO UPDATE SET last = x.last + 1
	RETURNING x.last INTO l.n;
	l.number := CASE WHEN p.top THEN coalesce(mark, p.code) ELSE p.code END || names.mark
	    || '〔' || l.year || '〕' || l.n || '号';
	l.code := p.code || '-' || names.code || l.year || '-' || lpad(l.n::text, 4, '0');
	l.unit_id := (a.t).unit_id;
	l.copy_to := CASE WHEN kind = 'leader' THEN btrim(copy_to) END;
	l.at := a.at;
	l.issued_by := a.login;
	RETURN l;
END
$$;
