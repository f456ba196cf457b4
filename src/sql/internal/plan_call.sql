-- SPDX-License-Identifier: MIT
-- A ticket comes to the follow-up desk or leaves it: when its citizen is called for the
-- first time. With a sample, not before it has been drawn, but for those who were not
-- satisfied before. Parked, it keeps its place.
CREATE FUNCTION paidan_int.plan_call(a paidan_int.act)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	IF t.queue = 'follow_up' AND a.verb <> 'unpark' THEN
		t.calls := 0;
		t.call_mark := CASE WHEN t.round = 1 AND (call_rules()).percent < 100
		    THEN 'to_draw' END;
		t.call_at := CASE WHEN t.call_mark IS NULL THEN polite(a.at) END;
	ELSIF t.queue = 'follow_up' AND t.call_at IS NOT NULL THEN
		t.call_at := greatest(t.call_at, polite(a.at));
	ELSIF t.queue NOT IN ('follow_up', 'parked') THEN
		t.calls := 0;
		t.call_mark := NULL;
		t.call_at := NULL;
	END IF;
	RETURN t;
END
$$;
