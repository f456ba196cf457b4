-- SPDX-License-Identifier: MIT
-- A ticket goes to a lead unit and those that assist, by a dispatch or a
-- ruling. Whoever had it has it no more, and what was asked about it lapses.
-- To a unit that returned it in this round it goes in a circle.
CREATE FUNCTION paidan_int.send(a paidan_int.act, lead int, helpers int[], how text,
    j paidan_int.judgement, reason text, basis jsonb)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open;
BEGIN
	PERFORM end_parts(a);
	a.t := drop_disputes(a);
	PERFORM assign(a, lead || helpers, how, j, reason, basis);
	t := a.t;
	t.hops := t.hops + 1;
	t.level := 0;
	t.looped := t.looped OR returned_it(t, lead);
	IF lead <> ALL (t.tried) THEN
		t.tried := t.tried || lead;
	END IF;
	t.unit_id := lead;
	t.unit_ids := seers(t.id);
	t.dispatched_at := a.at;
	RETURN t;
END
$$;
