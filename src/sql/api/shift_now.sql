-- SPDX-License-Identifier: MIT
-- The shift that it is, and what a night has to say: urgent: the one that came last,
-- of those that nobody has sent on (a unit: signed for) yet; waiting: how many others
-- wait for the morning, in the order in which they are due, counted to 1000. until_ms:
-- when to ask again if nothing happens.
CREATE FUNCTION paidan_api.shift_now()
RETURNS TABLE (code text, name text, night boolean, until_ms bigint, waiting int,
    urgent_at_ms bigint, urgent_number text, urgent_title text)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	me text;
	platforms int[];
	units int[];
BEGIN
	PERFORM check_account();
	SELECT c.login, s.code, s.name, s.night, to_ms(s.until_at), 0
	INTO me, code, name, night, until_ms, waiting
	FROM context() AS c, shift_at(c.at) AS s;
	IF night THEN
		platforms := platforms_of(me);
		units := CASE WHEN platforms = '{}' THEN units_of(me) ELSE '{}' END;
		SELECT count(*) INTO waiting FROM (
			(SELECT FROM ticket_open t
			WHERE t.queue = 'dispatch' AND t.urgency = 0
			    AND t.platform_id = ANY (platforms)
			    AND (t.confidants IS NULL OR me = ANY (t.confidants)) LIMIT 1000)
			UNION ALL
			(SELECT FROM ticket_open t
			WHERE t.queue = 'sign_in' AND t.urgency = 0 AND t.unit_ids && units
			    AND (t.confidants IS NULL OR me = ANY (t.confidants)) LIMIT 1000)
		) AS w;
		SELECT to_ms(u.state_at), u.number, u.title
		INTO urgent_at_ms, urgent_number, urgent_title
		FROM (
			SELECT t.state_at, t.number, t.title FROM ticket_open t
			WHERE t.queue = 'dispatch' AND t.urgency > 0
			    AND t.platform_id = ANY (platforms)
			    AND (t.confidants IS NULL OR me = ANY (t.confidants))
			UNION ALL
			SELECT t.state_at, t.number, t.title FROM ticket_open t
			WHERE t.unit_ids && units AND t.queue = 'sign_in' AND t.urgency > 0
			    AND (t.confidants IS NULL OR me = ANY (t.confidants))
		) AS u
		ORDER BY u.state_at DESC LIMIT 1;
	END IF;
	RETURN NEXT;
END
$$;
