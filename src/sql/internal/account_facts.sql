-- SPDX-License-Identifier: MIT
-- An account as its log tells it.
CREATE FUNCTION paidan_int.account_facts(o paidan.account)
RETURNS jsonb
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT CASE WHEN o.login IS NOT NULL THEN jsonb_strip_nulls(jsonb_build_object(
	    'name', o.name, 'state', account_state(o), 'roles', to_jsonb(o.roles),
	    'platform', (SELECT p.code FROM platform p WHERE p.id = o.platform_id),
	    'unit', (SELECT u.code FROM unit u WHERE u.id = o.unit_id),
	    'trades', (SELECT jsonb_agg(c.code) FROM category c WHERE c.id = ANY (o.trades)),
	    'areas', to_jsonb(o.areas))) END
$$;
