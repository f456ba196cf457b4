-- SPDX-License-Identifier: MIT
-- Whoever is named has an account that is in use.
CREATE FUNCTION paidan_int.check_confidants(logins text[])
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	stranger text := (SELECT l FROM unnest(logins) AS l WHERE NOT EXISTS (
	    SELECT FROM account o WHERE o.login = l AND o.active) LIMIT 1);
BEGIN
	IF stranger IS NOT NULL THEN
		PERFORM refuse('PD092', 'unknown_login', jsonb_build_object('login', stranger));
	END IF;
	IF cardinality(logins) > 50 THEN
		PERFORM bad_value('logins');
	END IF;
END
$$;
