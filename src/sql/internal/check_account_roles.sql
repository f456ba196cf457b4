-- SPDX-License-Identifier: MIT
-- What an account may be. An administrator sees no ticket and a seat outside the office does
-- nothing else; whoever watches trades or areas does nothing but that.
CREATE FUNCTION paidan_int.check_account_roles(o paidan.account)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM need('roles', array_to_string(o.roles, ','));
	PERFORM need('name', o.name);
	IF EXISTS (SELECT FROM unnest(o.roles) AS r WHERE r NOT IN ('dispatcher', 'coordinator',
	        'caller', 'seat', 'supervisor', 'liaison', 'monitor', 'registrar', 'admin'))
	    OR cardinality(o.roles) > 1 AND o.roles && '{admin,seat,monitor}'
	THEN
		PERFORM bad_value('roles');
	END IF;
	IF 'liaison' = ANY (o.roles) AND o.unit_id IS NULL THEN
		PERFORM need('unit', NULL);
	END IF;
	IF 'monitor' = ANY (o.roles) THEN
		IF coalesce(cardinality(o.trades), 0) + coalesce(cardinality(o.areas), 0) = 0 THEN
			PERFORM need('trades', NULL);
		END IF;
	ELSIF o.trades IS NOT NULL OR o.areas IS NOT NULL THEN
		PERFORM bad_value('trades');
	END IF;
	IF length(o.name) > 100 OR length(o.login) > 63 THEN
		PERFORM bad_value('name');
	END IF;
END
$$;
