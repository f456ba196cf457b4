-- SPDX-License-Identifier: MIT
-- The act is about this ticket, locked, as it now is.
CREATE FUNCTION paidan_int.on_ticket(a paidan_int.act, t paidan.ticket_open)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	a.t := t;
	a.from_state := t.state;
	a.units_before := t.unit_ids;
	a.lead_before := t.unit_id;
	a.class_before := t.class;
	a.category_before := t.category_id;
	a.territory_before := t.territory_code;
	a.confidants_before := t.confidants;
	RETURN a;
END
$$;
