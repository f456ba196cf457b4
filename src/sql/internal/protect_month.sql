-- SPDX-License-Identifier: MIT
-- A row trigger of a partitioned table reaches its partitions, one on
-- TRUNCATE does not: each has its own.
CREATE FUNCTION paidan_int.protect_month(part regclass)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	EXECUTE format('CREATE TRIGGER event_is_not_emptied BEFORE TRUNCATE ON %s
	    FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept(''event'')', part);
END
$$;

-- The code is made anew over months that exist.
SELECT paidan_int.protect_month(relid) FROM pg_partition_tree('paidan.event');
