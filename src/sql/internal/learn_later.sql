-- SPDX-License-Identifier: MIT
-- What became of a ticket with a unit is worth remembering: one row now, the
-- rest when the pulse has time.
CREATE FUNCTION paidan_int.learn_later(ticket bigint, unit int, outcome text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	INSERT INTO hint_todo (at, ticket_id, unit_id, outcome)
	VALUES ((context()).at, ticket, unit, outcome);
END
$$;
