-- SPDX-License-Identifier: MIT
-- The platform whose accounts a login may look through, with those below it; refused to who
-- neither keeps nor confirms accounts nor owns the database.
CREATE FUNCTION paidan_int.account_platform()
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := my_login();
BEGIN
	IF has_right(me, 'accounts') OR has_right(me, 'confirm_account') THEN
		RETURN (SELECT o.platform_id FROM account o WHERE o.login = me);
	END IF;
	IF NOT is_owner() THEN
		PERFORM refuse('PD002', 'no_right', jsonb_build_object('right', 'accounts'));
	END IF;
	RETURN (SELECT p.id FROM platform p WHERE p.parent_id IS NULL);
END
$$;
