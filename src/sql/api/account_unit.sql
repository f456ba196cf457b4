-- SPDX-License-Identifier: MIT
-- Another platform (NULL: as it is) and another unit (NULL: none) for an account.
CREATE FUNCTION paidan_api.account_unit(command uuid, login text, platform text, unit text,
    reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_unit', login, 'accounts');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	was := account_for(a, login);
	o := was;
	o.platform_id := CASE WHEN platform IS NULL THEN was.platform_id
	    ELSE named_platform(platform) END;
	o.unit_id := account_unit_id(unit);
	RETURN change_account(a, was, o, true, NULL, reason);
END
$$;
