-- SPDX-License-Identifier: MIT
-- The cases of a page behind one (NULL: the first page): open ones the worst
-- first, closed ones the newest. Those of the own platforms, and of others those
-- that have a ticket which the login sees.
CREATE FUNCTION paidan_int.case_page(platforms int[], closed boolean, after bigint,
    most int)
RETURNS bigint[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	l paidan.supervision;
	hidden bigint[] := hidden_cases();
	others bigint[] := cases_with(platforms, coalesce(closed, false));
BEGIN
	SELECT s.* INTO l FROM supervision s WHERE s.id = after;
	IF closed THEN
		RETURN ARRAY(
			SELECT s.id FROM supervision s
			WHERE s.state = 'closed' AND (s.platform_id = ANY (platforms)
			        AND s.id <> ALL (hidden) OR s.id = ANY (others))
			    AND (l.id IS NULL OR s.closed_at < l.closed_at
			        OR s.closed_at = l.closed_at AND s.id > l.id)
			ORDER BY s.closed_at DESC, s.id LIMIT most);
	END IF;
	RETURN ARRAY(
		SELECT s.id FROM supervision s
		WHERE s.state <> 'closed' AND (s.platform_id = ANY (platforms)
		        AND s.id <> ALL (hidden) OR s.id = ANY (others))
		    AND (l.id IS NULL OR s.level < l.level
		        OR s.level = l.level AND (s.due_at, s.id) > (l.due_at, l.id))
		ORDER BY s.level DESC, s.due_at, s.id LIMIT most);
END
$$;
