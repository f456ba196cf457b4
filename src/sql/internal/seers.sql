-- SPDX-License-Identifier: MIT
-- The units that see a ticket: the one that leads first, then the others that
-- have a part, the deepest of a tree first, then those that were asked for an
-- opinion and have not given it.
CREATE FUNCTION paidan_int.seers(ticket bigint)
RETURNS int[]
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(array_agg(v.unit_id ORDER BY v.n), '{}')
	FROM (
		SELECT x.unit_id, min(x.n) AS n FROM (
			SELECT s.unit_id, row_number() OVER (
			    ORDER BY s.role = 'lead' DESC, s.level DESC, s.id) AS n
			FROM assignment s
			WHERE s.ticket_id = seers.ticket AND s.ended_at IS NULL
			UNION ALL
			SELECT o.unit_id, 1000000 + o.id FROM opinion o
			WHERE o.ticket_id = seers.ticket AND o.answered_at IS NULL
			    AND o.lapsed_at IS NULL
		) AS x
		GROUP BY x.unit_id
	) AS v
$$;
