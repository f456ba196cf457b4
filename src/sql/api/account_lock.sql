-- SPDX-License-Identifier: MIT
-- Locks an account, at once: its groups are taken from the login, its sessions end, it cannot
-- connect.
CREATE FUNCTION paidan_api.account_lock(command uuid, login text, reason text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_account(command, 'account_lock', login, 'accounts');
	was paidan.account;
	o paidan.account;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done ->> 'state';
	END IF;
	PERFORM need('reason', reason);
	was := account_for(a, login);
	o := was;
	o.locked_at := coalesce(was.locked_at, a.at);
	RETURN change_account(a, was, o, false, NULL, reason);
END
$$;
