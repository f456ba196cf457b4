-- SPDX-License-Identifier: MIT
-- The seal of a day, over the one before it ('' at the first). Those of days that were sealed
-- before the logs were chained have none of these (NULL).
CREATE FUNCTION paidan_int.seal_hash(before bytea, day date, events bigint, digest bytea,
    logs bytea)
RETURNS bytea
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	RETURN sha256(before || date_send(day) || int8send(events) || digest || coalesce(logs, ''));
END
$$;
