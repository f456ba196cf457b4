-- SPDX-License-Identifier: MIT
-- What waits at the follow-up desk of the login: to be called now, later, when the next
-- polite hours begin; to be archived; to be drawn. Each counted to 1000.
CREATE FUNCTION paidan_api.call_desk()
RETURNS TABLE (polite_now boolean, polite_from text, polite_to text, opens_at timestamptz, due int,
    waiting int, morning int, ended int, to_draw int)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	now timestamptz := (context()).at;
	me text := (context()).login;
	platforms int[] := platforms_of(me);
BEGIN
	opens_at := nullif(polite(now), now);
	polite_now := opens_at IS NULL;
	SELECT to_char(r.polite_from, 'HH24:MI'), to_char(r.polite_to, 'HH24:MI')
	INTO polite_from, polite_to FROM call_rules() AS r;
	due := count_calls(me, platforms, '-infinity', now, NOT polite_now);
	waiting := count_calls(me, platforms, now, 'infinity', false);
	morning := CASE WHEN polite_now THEN due
	    ELSE count_calls(me, platforms, '-infinity', opens_at, false) END;
	ended := count_called(me, platforms, false);
	to_draw := count_called(me, platforms, true);
	RETURN NEXT;
END
$$;
