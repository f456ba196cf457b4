-- SPDX-License-Identifier: MIT
-- What reveal() was asked for with this command, by the same login, for some seconds, and only
-- if the row of the ledger stands: it is seen here and is not of this transaction (nor of a
-- part of it), so it has been committed and stays whatever becomes of this one.
-- seconds: how long a screen may show it.
CREATE FUNCTION paidan_api.revealed(command uuid)
RETURNS TABLE (value text, seconds int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := (context()).login;
	r paidan.read_log;
BEGIN
	SELECT l.* INTO r FROM read_log l
	WHERE l.command_id = command AND l.login = me
	    AND l.xid IS DISTINCT FROM pg_current_xact_id_if_assigned()
	    AND l.at > clock_timestamp() - make_interval(secs => reveal_seconds());
	IF NOT FOUND THEN
		PERFORM refuse('PD091', 'not_recorded');
	END IF;
	RETURN QUERY SELECT p.value, reveal_seconds() FROM personal(r.ticket_id, r.field) AS p;
END
$$;
