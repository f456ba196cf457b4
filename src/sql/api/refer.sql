-- SPDX-License-Identifier: MIT
-- A dispatcher brings a ticket before the coordination group.
CREATE FUNCTION paidan_api.refer(command uuid, ticket bigint, version int, reason text)
RETURNS paidan_api.write_result
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_write(command, 'refer', ticket, version, reason);
	t paidan.ticket_open := a.t;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN told(a.done);
	END IF;
	t.ladder := greatest(t.ladder, 1);
	a.t := t;
	RETURN finish_write(a, 'disputed', jsonb_build_object('reason', btrim(reason)));
END
$$;
