-- SPDX-License-Identifier: MIT
-- Who last changed a ticket, for the one who comes too late.
CREATE FUNCTION paidan_int.last_change(ticket bigint)
RETURNS jsonb
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT jsonb_build_object('version', e.version, 'state', e.to_state,
		    'who', e.actor_name, 'verb', e.verb, 'at_ms', to_ms(e.at))
		FROM last_event(ticket) e WHERE e.seq IS NOT NULL);
END
$$;
