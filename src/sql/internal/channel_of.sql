-- SPDX-License-Identifier: MIT
CREATE FUNCTION paidan_int.channel_of(wanted text)
RETURNS int
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	found_id int;
BEGIN
	PERFORM need('channel', wanted);
	SELECT c.id INTO found_id FROM channel c WHERE c.code = wanted;
	IF found_id IS NULL THEN
		PERFORM refuse('PD026', 'unknown_channel', jsonb_build_object('channel', wanted));
	END IF;
	RETURN found_id;
END
$$;
