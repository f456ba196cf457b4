-- SPDX-License-Identifier: MIT
-- What a caller has before the eyes: what to say, the hour at which this citizen
-- answered most often, when to call and why, what was said so far. The citizen is
-- masked. script_of: the matter that the script is for; '': any.
CREATE FUNCTION paidan_api.call_sheet(ticket bigint)
RETURNS TABLE (script text, script_of text, best_hour int, polite_now boolean, polite_from text,
    polite_to text, call_at timestamptz, call_mark text, calls int, most_calls int,
    citizen_masked text, phone_masked text, independent boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 1
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	a paidan_int.act;
	t paidan.ticket_open;
	now timestamptz := (context()).at;
	rules record;
BEGIN
	IF NOT can_see(ticket) THEN
		RETURN;
	END IF;
	SELECT r.* INTO rules FROM call_rules() AS r;
	a.login := (context()).login;
	SELECT c.unit_id INTO a.unit_id FROM account c WHERE c.login = a.login;
	SELECT o.* INTO t FROM ticket_open o WHERE o.id = ticket;
	a.t := t;
	RETURN QUERY
	SELECT s.text, s.of, b.hour, polite(now) = now, to_char(rules.polite_from, 'HH24:MI'),
	    to_char(rules.polite_to, 'HH24:MI'), t.call_at, t.call_mark,
	    t.calls::int, 1 + jsonb_array_length(rules.attempts), mask_name(z.name),
	    mask_phone(z.phone), is_independent(a)
	FROM text_of(ticket) x
	LEFT JOIN citizen z ON z.id = x.citizen_id
	LEFT JOIN script_for(t.category_id) AS s ON true
	LEFT JOIN LATERAL (
		SELECT extract(hour FROM c.at AT TIME ZONE zone())::int AS hour
		FROM call c WHERE c.citizen_id = x.citizen_id AND c.outcome = 'reached'
		GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
	) AS b ON true;
END
$$;
