-- SPDX-License-Identifier: MIT
-- A cursor of the feed as given to a client: a transaction and the era in which it
-- was. One from another era, or ahead of all that there is, comes from before a crash or
-- from another server, whose last transactions are forgotten here: it counts as the
-- oldest of all.
CREATE FUNCTION paidan_int.read_cursor(since text)
RETURNS xid8
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	at xid8;
BEGIN
	IF since IS NULL OR since !~ '^\d{1,18}(-\d{1,18})?$' THEN
		PERFORM bad_value('since');
	END IF;
	at := split_part(since, '-', 1)::xid8;
	IF at > feed_horizon() OR split_part(since, '-', 2) NOT IN ('', feed_era()::text) THEN
		RETURN '0';
	END IF;
	RETURN at;
END
$$;
