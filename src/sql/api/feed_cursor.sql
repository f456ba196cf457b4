-- SPDX-License-Identifier: MIT
-- Where the feed stands now; ask for it before reading what the feed then
-- keeps up to date.
CREATE FUNCTION paidan_api.feed_cursor()
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT write_cursor(feed_horizon())
$$;
