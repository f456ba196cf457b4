-- SPDX-License-Identifier: MIT
-- A ruling leaves the lead where it is, and all that runs for it; others assist
-- than before, perhaps. Gives the ticket.
CREATE FUNCTION paidan_int.keep_lead(a paidan_int.act, helpers int[], reasons text)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := drop_disputes(a);
	gone bigint[];
	stay int[];
BEGIN
	SELECT coalesce(array_agg(s.id) FILTER (WHERE s.unit_id <> ALL (helpers)), '{}'),
	    coalesce(array_agg(s.unit_id) FILTER (WHERE s.unit_id = ANY (helpers)), '{}')
	INTO gone, stay
	FROM assignment s
	WHERE s.ticket_id = t.id AND s.ended_at IS NULL AND s.role = 'assist' AND s.level = 0;
	PERFORM end_parts(a, g || parts_below(g)) FROM unnest(gone) AS g;
	PERFORM assign(a, NULL::int || ARRAY(SELECT h FROM unnest(helpers) AS h
	    WHERE h <> ALL (stay)), 'ruled', NULL, reasons, NULL);
	t.unit_ids := seers(t.id);
	RETURN t;
END
$$;
