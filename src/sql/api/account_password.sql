-- SPDX-License-Identifier: MIT
-- Another password for somebody's account, as a SCRAM secret made by the client. (One's own is
-- changed with ALTER ROLE.) Who gave it could come in with it: so it waits for a second person.
CREATE FUNCTION paidan_api.account_password(command uuid, login text, verifier text, reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_password', login, 'accounts');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	PERFORM need('password', verifier);
	was := account_for(a, login);
	o := was;
	RETURN change_account(a, was, o, true, verifier, reason);
END
$$;
