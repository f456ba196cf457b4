-- SPDX-License-Identifier: MIT
-- Cases of whatever platform that have a ticket which the login sees: open
-- cases, or closed ones of the last year.
CREATE FUNCTION paidan_int.cases_with(platforms int[], closed boolean)
RETURNS bigint[]
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	-- The city's own platform has every case as its own.
	IF EXISTS (SELECT FROM platform p WHERE p.parent_id IS NULL AND p.id = ANY (platforms)) THEN
		RETURN '{}';
	END IF;
	IF closed THEN
		RETURN ARRAY(
			SELECT DISTINCT x.case_id
			FROM supervision s JOIN supervision_ticket x ON x.case_id = s.id
			WHERE s.closed_at > clock_timestamp() - interval '1 year'
			    AND s.platform_id <> ALL (platforms) AND can_see(x.ticket_id));
	END IF;
	RETURN ARRAY(SELECT DISTINCT o.case_id FROM my_open o WHERE o.case_id IS NOT NULL);
END
$$;
