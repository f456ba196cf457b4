-- SPDX-License-Identifier: MIT
-- The word of a second person: a coordinator of the account's platform or one above it, who did
-- not ask for it and whose account it is not.
CREATE FUNCTION paidan_api.account_confirm(command uuid, login text, reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_confirm', login, 'confirm_account');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	was := account_for(a, login);
	o := was;
	IF was.waits_since IS NULL THEN
		PERFORM refuse('PD152', 'not_waiting');
	END IF;
	IF was.asked_by = a.login THEN
		PERFORM refuse('PD150', 'own_account');
	END IF;
	o.waits_since := NULL;
	o.asked_by := NULL;
	RETURN change_account(a, was, o, false, NULL, reason);
END
$$;
