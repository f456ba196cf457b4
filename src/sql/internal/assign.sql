-- SPDX-License-Identifier: MIT
-- The parts of a dispatch, or of what is passed on from a part: one row a unit,
-- the lead's first, or NULL if all assist; below a part that assists, all do.
CREATE FUNCTION paidan_int.assign(a paidan_int.act, units int[], how text,
    j paidan_int.judgement, reason text, basis jsonb, up paidan.assignment DEFAULT NULL)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO assignment (ticket_id, unit_id, round, role, assigned_at, assigned_by, reason,
	    basis, since, how, up_id, level, verdict, duty_ids, warning, why)
	SELECT (a.t).id, u.id, (a.t).round, CASE WHEN x.leads THEN 'lead' ELSE 'assist' END,
	    a.at, a.login, nullif(btrim(assign.reason), ''), assign.basis, a.at, assign.how,
	    up.id, coalesce(up.level + 1, 0), CASE WHEN x.leads THEN j.verdict END,
	    CASE WHEN x.leads THEN j.duties END, CASE WHEN x.leads THEN j.warning END,
	    CASE WHEN x.leads AND j.warning IS NOT NULL THEN nullif(btrim(assign.reason), '') END
	FROM unnest(units) WITH ORDINALITY AS u(id, n)
	CROSS JOIN LATERAL (
		SELECT u.n = 1 AND up.role IS DISTINCT FROM 'assist' AS leads
	) AS x
	WHERE u.id IS NOT NULL
	ORDER BY u.n
$$;
