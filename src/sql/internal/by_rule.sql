-- SPDX-License-Identifier: MIT
-- What a rule does to a ticket is done by nobody.
CREATE FUNCTION paidan_int.by_rule(a paidan_int.act, t paidan.ticket_open)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	a.login := 'paidan';
	a.name := '规则';
	a.unit_id := NULL;
	a.platform_id := t.platform_id;
	RETURN on_ticket(a, t);
END
$$;
