-- SPDX-License-Identifier: MIT
-- Makes a ticket that was registered a moment ago confidential: for who registered it and
-- those of its platform who may name others. The feed has not told of it to anybody yet.
CREATE FUNCTION paidan_int.born_secret(a paidan_int.act, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM need('confidential', reason);
	a.t := keep_secret(a.t, ARRAY(SELECT o.login FROM account o
	    WHERE o.platform_id = a.platform_id AND o.active AND has_right(o.login, 'confide'))
	    || a.login);
	a.confidants_before := (a.t).confidants;
	UPDATE change c SET confidants = (a.t).confidants
	WHERE c.ticket_id = (a.t).id AND c.xid = pg_current_xact_id();
	a.verb := 'confide';
	a.from_state := (a.t).state;
	RETURN finish_write(a, a.from_state, jsonb_build_object(
	    'logins', to_jsonb((a.t).confidants), 'reason', btrim(reason)));
END
$$;
