-- SPDX-License-Identifier: MIT
-- The tickets behind a reason of a hint, the most alike first: those of the
-- newest of the unit that share words, matter or place with this one, as far
-- as the login may see them. Of a unit that has had none the tickets are those
-- of the units of its trade, for they speak for it. likeness: 0 to 100.
CREATE FUNCTION paidan_api.alike(ticket bigint, unit int, "limit" int)
RETURNS TABLE (id bigint, number text, title text, place text, unit_name text, state text,
    outcome text, satisfaction text, closed_at timestamptz, likeness int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	own record;
	h paidan_int.hint_text;
	kin int[] := ARRAY[unit];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	SELECT o.*, x.body, x.place INTO own FROM told_ticket(ticket) AS o
	JOIN ticket_text x ON x.id = ticket;
	h := read_hint(own.title || ' ' || own.body, own.place, own.category_id,
	    own.territory_code);
	IF NOT EXISTS (SELECT FROM hint_case k WHERE k.unit_id = unit) THEN
		kin := ARRAY(SELECT o.id FROM unit u JOIN unit o ON o.labels[3] = u.labels[3]
		    WHERE u.id = unit ORDER BY o.id LIMIT 10);
	END IF;
	RETURN QUERY
	SELECT c.ticket_id, o.number, o.title, x.place, u.short_name, o.state, o.close_type,
	    (SELECT e.detail ->> 'satisfaction' FROM event e
	        WHERE e.ticket_id = c.ticket_id AND e.verb = 'follow_up'
	            AND e.detail ? 'satisfaction'
	        ORDER BY e.seq DESC LIMIT 1),
	    o.closed_at, round(100 * c.share)::int
	FROM (
		SELECT k.ticket_id, k.unit_id, count(f.feature)::float8
		    / greatest(1, least(cardinality(k.words), max(f.total))) AS share
		FROM hint_case k
		CROSS JOIN LATERAL unnest(k.words) AS w(feature)
		JOIN (
			SELECT g.feature, count(*) OVER () AS total
			FROM unnest(h.features, h.blocks) AS g(feature, block)
			WHERE g.block IN (1, 4)
		) AS f ON f.feature = w.feature
		WHERE k.unit_id = ANY (kin) AND k.ticket_id <> ticket
		GROUP BY k.ticket_id, k.unit_id, k.words
		ORDER BY share DESC, k.ticket_id DESC
		LIMIT 200
	) AS c
	CROSS JOIN LATERAL told_ticket(c.ticket_id) AS o
	JOIN ticket_text x ON x.id = c.ticket_id
	JOIN paidan.unit u ON u.id = c.unit_id
	WHERE can_see(c.ticket_id)
	ORDER BY c.share DESC, c.ticket_id DESC
	LIMIT least("limit", 100);
END
$$;
