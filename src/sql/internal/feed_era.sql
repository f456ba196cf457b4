-- SPDX-License-Identifier: MIT
-- Since when this server counts without a break: it begins anew after a crash,
-- and a standby has a count of its own. Transaction numbers from
-- before may come again.
CREATE FUNCTION paidan_int.feed_era()
RETURNS bigint
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(
	    extract(epoch FROM pg_stat_get_bgwriter_stat_reset_time()) * 1000, 0)::bigint
$$;
