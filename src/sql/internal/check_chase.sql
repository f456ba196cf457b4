-- SPDX-License-Identifier: MIT
-- May this step of the ladder be taken now? The city's rules may say in which order
-- the steps come, and how many hours lie between one and the next; if they say
-- nothing, any step may be taken.
CREATE FUNCTION paidan_int.check_chase(a paidan_int.act, step text)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	rules jsonb := (SELECT p.pack -> 'chase' FROM rule_pack p
	    WHERE p.version = rules_today());
	wanted record;
	before text;
	last_at timestamptz;
BEGIN
	SELECT r.n, coalesce((r.v ->> 'after_hours')::int, 0) AS hours INTO wanted
	FROM jsonb_array_elements(rules) WITH ORDINALITY AS r(v, n) WHERE r.v ->> 'step' = step;
	IF NOT FOUND OR wanted.n = 1 THEN
		RETURN;
	END IF;
	before := rules -> (wanted.n - 2)::int ->> 'step';
	SELECT max(c.at) INTO last_at FROM chase c
	WHERE c.ticket_id = (a.t).id AND c.unit_id = (a.t).unit_id
	    AND c.round = (a.t).round AND c.step = before;
	IF last_at IS NULL THEN
		PERFORM refuse('PD110', 'chase_order', jsonb_build_object('step', before));
	END IF;
	IF last_at + wanted.hours * interval '1 hour' > a.at THEN
		PERFORM refuse('PD111', 'chase_early', jsonb_build_object('step', before,
		    'due_ms', to_ms(last_at + wanted.hours * interval '1 hour')));
	END IF;
END
$$;
