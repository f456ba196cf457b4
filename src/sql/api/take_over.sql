-- SPDX-License-Identifier: MIT
-- Who comes takes over what another has signed off; what has come since is added
-- to the record, and marked.
CREATE FUNCTION paidan_api.take_over(command uuid, handover bigint)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'take_over', NULL);
	h paidan.handover;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done #>> '{}';
	END IF;
	PERFORM check_plain_right(a.login, 'shift');
	h := handover_waiting(a, handover);
	PERFORM keep_handover(h.id, ARRAY(SELECT l FROM handover_added(h, a.at) AS l), true);
	UPDATE paidan.handover o SET on_by = a.login, on_name = a.name, on_at = a.at
	WHERE o.id = h.id;
	RETURN keep_number(a, h.number);
END
$$;
