-- SPDX-License-Identifier: MIT
-- May a clock be given so much more? Only before it is over, to the very
-- moment; so often and so much as its rules allow, in its own unit, the
-- extensions counted that were granted.
CREATE FUNCTION paidan_int.check_extension(a paidan_int.act, c paidan.clock, amount int)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	allowed jsonb;
	unit text;
BEGIN
	IF a.at > c.due_at THEN
		PERFORM refuse('PD032', 'too_late', jsonb_build_object('due_ms', to_ms(c.due_at)));
	END IF;
	SELECT p.pack -> 'extension', r.unit INTO allowed, unit
	FROM rule_clock r JOIN rule_pack p ON p.version = r.version WHERE r.id = c.rule_id;
	IF allowed ->> 'unit' IS DISTINCT FROM unit
	    OR amount > (allowed ->> 'amount')::int
	    OR (allowed ->> 'times')::int <= (SELECT count(*) FROM extension e
	        WHERE e.clock_id = c.id AND e.granted) THEN
		PERFORM refuse('PD035', 'limit_reached', allowed - 'long_works_days');
	END IF;
	IF EXISTS (SELECT FROM extension e WHERE e.clock_id = c.id AND e.decided_at IS NULL) THEN
		PERFORM refuse('PD036', 'already_asked');
	END IF;
END
$$;
