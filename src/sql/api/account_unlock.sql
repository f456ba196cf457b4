-- SPDX-License-Identifier: MIT
-- An account is as it was before it was locked; one that waited waits still.
CREATE FUNCTION paidan_api.account_unlock(command uuid, login text, reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_unlock', login, 'accounts');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	was := account_for(a, login);
	o := was;
	IF was.locked_at IS NULL AND (was.active OR was.waits_since IS NOT NULL) THEN
		PERFORM refuse('PD153', 'not_locked');
	END IF;
	o.locked_at := NULL;
	RETURN change_account(a, was, o, false, NULL, reason);
END
$$;
