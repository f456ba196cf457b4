-- SPDX-License-Identifier: MIT
-- The lead and the assisting units of a dispatch, of a platform's tree; gives
-- the assisting ones, each once.
CREATE FUNCTION paidan_int.check_parts(lead int, assist int[], from_platform int)
RETURNS int[]
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	helpers int[] := ARRAY(SELECT DISTINCT u FROM unnest(assist) AS u
	    WHERE u IS NOT NULL ORDER BY u);
BEGIN
	PERFORM need('lead', lead::text);
	IF lead = ANY (helpers) THEN
		PERFORM refuse('PD018', 'lead_assists', jsonb_build_object('unit', lead));
	END IF;
	PERFORM check_unit(u, from_platform) FROM unnest(lead || helpers) AS u;
	RETURN helpers;
END
$$;
