-- SPDX-License-Identifier: MIT
-- The handover, locked, if the login may sign it: it waits, is of its platform, and
-- somebody else has signed off.
CREATE FUNCTION paidan_int.handover_waiting(a paidan_int.act, handover bigint)
RETURNS paidan.handover
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	h paidan.handover;
BEGIN
	SELECT o.* INTO h FROM handover o
	WHERE o.id = handover_waiting.handover AND o.platform_id = a.platform_id
	FOR UPDATE;
	IF NOT FOUND OR h.replaced_by IS NOT NULL THEN
		PERFORM refuse('PD131', 'unknown_handover');
	END IF;
	IF h.off_by = a.login THEN
		PERFORM refuse('PD130', 'same_login', jsonb_build_object('number', h.number));
	END IF;
	IF h.on_at IS NOT NULL THEN
		PERFORM refuse('PD132', 'taken_over', jsonb_build_object('number', h.number,
		    'who', h.on_name, 'at_ms', to_ms(h.on_at)));
	END IF;
	RETURN h;
END
$$;
