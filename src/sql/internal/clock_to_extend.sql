-- SPDX-License-Identifier: MIT
-- The clock that an extension is about: that of handling.
CREATE FUNCTION paidan_int.clock_to_extend(t paidan.ticket_open)
RETURNS paidan.clock
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	found_clock paidan.clock;
BEGIN
	SELECT c.* INTO found_clock
	FROM clock c JOIN clock_kind k ON k.code = c.kind AND k.extends
	WHERE c.ticket_id = t.id
	ORDER BY c.id DESC LIMIT 1;
	IF NOT FOUND THEN
		PERFORM refuse('PD031', 'no_clock');
	END IF;
	RETURN found_clock;
END
$$;
