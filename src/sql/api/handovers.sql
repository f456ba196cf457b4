-- SPDX-License-Identifier: MIT
-- The newest handovers of the login's platform, those that wait to be taken over
-- first. items, added: lines of the list when it was signed, and since.
CREATE FUNCTION paidan_api.handovers()
RETURNS TABLE (id bigint, number text, shift text, note text, off_by text, off_name text,
    off_at timestamptz, on_name text, on_at timestamptz, waits boolean, own boolean, items int,
    added int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	c record;
BEGIN
	SELECT * INTO c FROM context();
	PERFORM check_plain_right(c.login, 'shift');
	RETURN QUERY
	SELECT h.id, h.number, h.shift, h.note, h.off_by, h.off_name, h.off_at, h.on_name, h.on_at,
	    h.on_at IS NULL AND h.replaced_by IS NULL, h.off_by = c.login, i.items,
	    i.added + CASE WHEN h.on_at IS NULL AND h.replaced_by IS NULL
	        THEN (SELECT count(*)::int FROM handover_added(h, c.at)) ELSE 0 END
	FROM (
		SELECT o.* FROM handover o
		WHERE o.platform_id = (SELECT a.platform_id FROM account a WHERE a.login = c.login)
		ORDER BY o.off_at DESC, o.id DESC LIMIT 20
	) AS h
	CROSS JOIN LATERAL (
		SELECT count(*) FILTER (WHERE NOT x.added)::int AS items,
		    count(*) FILTER (WHERE x.added)::int AS added
		FROM handover_item x WHERE x.handover_id = h.id
	) AS i
	ORDER BY (h.on_at IS NULL AND h.replaced_by IS NULL) DESC, h.off_at DESC, h.id DESC;
END
$$;
