-- SPDX-License-Identifier: MIT
-- Who signed, answered, returned or passed on a ticket, or objected to it, or did
-- anything else of a unit's; who sent it or found the reply good; who acts for a unit
-- that ever had it: none of them asks the citizen about it.
CREATE FUNCTION paidan_int.check_independent(a paidan_int.act)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF NOT is_independent(a) THEN
		PERFORM refuse('PD023', 'not_independent');
	END IF;
END
$$;
