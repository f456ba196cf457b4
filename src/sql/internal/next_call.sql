-- SPDX-License-Identifier: MIT
-- After a call that brought no opinion: at the time that the citizen asked for; else by
-- the ladder of the rules, within polite hours. After its last step, or a refusal, or
-- for a number that is none, it is given up: unrated, never satisfied. What was rated
-- before stays so.
CREATE FUNCTION paidan_int.next_call(a paidan_int.act, outcome text, promised timestamptz)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
	wait jsonb;
BEGIN
	t.calls := t.calls + 1;
	-- What was claimed for has been tried.
	IF t.claim_by = a.login THEN
		t.claim_by := NULL;
		t.claim_until := NULL;
	END IF;
	IF promised IS NOT NULL THEN
		t.call_at := promised;
		t.call_mark := 'promised';
	ELSIF a.from_state <> 'confirmed' THEN
		wait := CASE WHEN outcome NOT IN ('refused', 'void_number')
		    THEN (call_rules()).attempts -> (t.calls - 1) END;
		t.call_at := polite(later(a.at, wait));
		t.call_mark := CASE WHEN wait IS NULL THEN 'given_up' ELSE 'retry' END;
	END IF;
	RETURN t;
END
$$;
