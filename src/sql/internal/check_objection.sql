-- SPDX-License-Identifier: MIT
-- May a unit say now that it should not have its part? By which verb is for the
-- city's rules: return, or handle first and object. Who had it from a county
-- returns it to the county, whatever the city says. A ruling binds; and silence
-- past the window, from when the unit first had it, was consent.
CREATE FUNCTION paidan_int.check_objection(a paidan_int.act, own paidan.assignment)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	rules record;
	bound_by text;
	over timestamptz;
BEGIN
	SELECT * INTO rules FROM dispute_rules(a.t);
	IF a.verb = 'object' AND (own.level > 0 OR NOT rules.first_receiver) THEN
		PERFORM refuse('PD052', 'return_it');
	END IF;
	IF a.verb = 'return_ticket' AND own.level = 0 AND rules.first_receiver THEN
		PERFORM refuse('PD053', 'handle_first');
	END IF;
	SELECT r.number INTO bound_by FROM ruling r
	WHERE r.ticket_id = own.ticket_id AND r.stands AND r.binding
	    AND own.level = 0 AND own.unit_id = ANY (r.lead_unit_id || r.assist);
	IF bound_by IS NOT NULL THEN
		PERFORM refuse('PD054', 'bound', jsonb_build_object('number', bound_by));
	END IF;
	SELECT c.due_at INTO over FROM all_clocks(own.ticket_id) AS c
	WHERE c.kind = 'objection' AND c.started_at = own.since
	ORDER BY c.id DESC LIMIT 1;
	IF rules.silence_accepts AND over < a.at THEN
		PERFORM refuse('PD055', 'window_over', jsonb_build_object('due_ms', to_ms(over)));
	END IF;
END
$$;
