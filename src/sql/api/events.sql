-- SPDX-License-Identifier: MIT
-- The record of a ticket, oldest first. What other units did is left out for who may not
-- read it, and so is that it was sent to them or that they were chased; the dispatchers of
-- a county act for its unit on what was sent there.
CREATE FUNCTION paidan_api.events(ticket bigint)
RETURNS TABLE (seq int, at timestamptz, actor text, actor_name text, unit_name text, verb text,
    from_state text, to_state text, version int, detail jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	heard int[];
	home int;
	names text[];
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	heard := heard_units(ticket);
	home := platform_of(ticket);
	names := ARRAY(SELECT n.short_name FROM unit n WHERE n.id = ANY (heard));
	RETURN QUERY
	SELECT e.seq, e.at, e.actor, e.actor_name, u.short_name, e.verb, e.from_state, e.to_state,
	    e.version, e.detail
	FROM events_of(ticket) e LEFT JOIN unit u ON u.id = e.unit_id
	WHERE (heard IS NULL
	    OR coalesce(e.unit_id, (SELECT c.id
	        FROM account o JOIN unit c ON c.runs_platform_id = o.platform_id
	        WHERE o.login = e.actor AND o.platform_id <> home LIMIT 1)) = ANY (heard)
	    OR e.unit_id IS NULL AND NOT EXISTS (SELECT
	        FROM account o JOIN unit c ON c.runs_platform_id = o.platform_id
	        WHERE o.login = e.actor AND o.platform_id <> home)
	    AND coalesce(e.detail ->> 'unit' = ANY (names), true)
	    AND (e.verb <> 'dispatch' OR (e.detail ->> 'lead')::int = ANY (heard)
	        OR e.detail -> 'assist' @> ANY (SELECT to_jsonb(h) FROM unnest(heard) AS h)))
	ORDER BY e.seq;
END
$$;
