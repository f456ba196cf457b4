-- SPDX-License-Identifier: MIT
-- The parts of a dispatch: one row a unit, the lead's first. What was still
-- open ends.
CREATE FUNCTION paidan_int.assign(a paidan_int.act, reason text, basis jsonb)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM recall_assignments((a.t).id);
	INSERT INTO assignment (ticket_id, unit_id, round, role, assigned_at, assigned_by, reason,
	    basis)
	SELECT (a.t).id, u.id, (a.t).round,
	    CASE WHEN u.id = (a.t).unit_id THEN 'lead' ELSE 'assist' END,
	    a.at, a.login, nullif(btrim(assign.reason), ''), assign.basis
	FROM unnest((a.t).unit_ids) WITH ORDINALITY AS u(id, n)
	ORDER BY u.n;
END
$$;
