-- SPDX-License-Identifier: MIT
-- The part that every finished write shares: is the way in the table, then
-- version, state, queue and clocks follow.
CREATE FUNCTION paidan_int.advance(a paidan_int.act, to_state text)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
BEGIN
	PERFORM FROM transition x
	WHERE x.verb = a.verb AND x.from_state = a.from_state AND x.to_state = advance.to_state;
	IF NOT FOUND THEN
		PERFORM refuse('PD011', 'wrong_state',
		    jsonb_build_object('state', a.from_state, 'verb', a.verb));
	END IF;
	t.version := t.version + 1;
	IF to_state <> a.from_state OR t.unit_id IS DISTINCT FROM a.lead_before THEN
		t.state := to_state;
		t.state_at := a.at;
		t.queue := (SELECT s.queue FROM state s WHERE s.code = to_state);
	END IF;
	IF t.queue <> (a.t).queue THEN
		a.t := t;
		t := plan_call(a);
	END IF;
	-- Who has it now has not been chased.
	IF t.unit_id IS DISTINCT FROM a.lead_before OR a.verb = 'dispatch' THEN
		t.chase_steps := '';
		t.chased_at := NULL;
		t.chase_outcome := NULL;
		t.promised_at := NULL;
	END IF;
	IF a.scope = 'platform' THEN
		t.keeper := a.login;
	END IF;
	-- What was claimed for has been done once the ticket moves on; a note or a
	-- classification leaves it in the same hands.
	IF t.claim_by = a.login AND to_state <> a.from_state THEN
		t.claim_by := NULL;
		t.claim_until := NULL;
	END IF;
	a.t := t;
	RETURN run_clocks(a);
END
$$;
