-- SPDX-License-Identifier: MIT
-- Is this a ticket that only those named may know of, and the login is not among them?
CREATE FUNCTION paidan_int.hidden(ticket bigint)
RETURNS boolean
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	named text[];
BEGIN
	SELECT o.confidants INTO named FROM ticket_open o WHERE o.id = ticket;
	IF NOT FOUND THEN
		SELECT c.confidants INTO named FROM closed_of(ticket) c;
	END IF;
	RETURN coalesce(my_login() <> ALL (named), false);
END
$$;
