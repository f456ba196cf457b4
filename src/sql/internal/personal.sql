-- SPDX-License-Identifier: MIT
-- One thing about the citizen of a ticket; value NULL: it was not given.
CREATE FUNCTION paidan_int.personal(ticket bigint, field text, OUT citizen bigint, OUT value text)
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	SELECT z.id, CASE field WHEN 'name' THEN z.name WHEN 'phone' THEN z.phone
	    WHEN 'id_number' THEN z.id_number WHEN 'address' THEN z.address END
	INTO citizen, value
	FROM text_of(ticket) x JOIN citizen z ON z.id = x.citizen_id;
	value := nullif(btrim(value), '');
END
$$;
