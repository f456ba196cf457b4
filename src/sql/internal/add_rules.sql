-- SPDX-License-Identifier: MIT
-- Stores a pack as the next version of the rules, with its rows. What runs
-- keeps the version it was computed from.
CREATE FUNCTION paidan_int.add_rules(pack jsonb, source text, effective_from date, loaded_by text,
    loaded_at timestamptz)
RETURNS int
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	next_version int;
	fault text := bad_rules(pack);
BEGIN
	-- Two at once get two numbers.
	LOCK TABLE rule_pack IN SHARE ROW EXCLUSIVE MODE;
	-- Ids begin with the month in the city's time zone: it is settled by the first ticket.
	IF fault IS NULL AND pack ->> 'time_zone' <> zone()
	    AND EXISTS (SELECT FROM ticket_text) THEN
		fault := 'time_zone';
	END IF;
	fault := coalesce(fault, take_places(pack));
	IF fault IS NOT NULL THEN
		PERFORM refuse('PD029', 'bad_rules', jsonb_build_object('path', fault));
	END IF;
	UPDATE city SET name = pack ->> 'name', time_zone = pack ->> 'time_zone';
	PERFORM ensure_calendar(pack ->> 'calendar', 2040);
	SELECT 1 + coalesce(max(p.version), 0) INTO next_version FROM rule_pack p;
	INSERT INTO rule_pack (version, effective_from, loaded_at, loaded_by, source, pack)
	VALUES (next_version, effective_from, loaded_at, loaded_by, source, pack);
	INSERT INTO rule_class (version, code, name, lane, urgency, is_default, position)
	SELECT next_version, c.value ->> 'code', c.value ->> 'name', c.value ->> 'lane',
	    (c.value ->> 'urgency')::smallint,
	    coalesce((c.value ->> 'default')::boolean, false), c.n
	FROM jsonb_array_elements(pack -> 'classes') WITH ORDINALITY AS c(value, n);
	INSERT INTO rule_clock (version, class, kind, unit, amount, warn_unit, warn_amount,
	    in_office, ends_office, phone_first, calendar, office_from, office_to, cut_off)
	SELECT next_version, k.class, k.kind, k.unit, k.amount, k.warn ->> 'unit',
	    (k.warn ->> 'amount')::int, coalesce(k.within = 'office', false),
	    coalesce(k.ends = 'office', false), coalesce(k.phone_first, false),
	    pack ->> 'calendar', (pack #>> '{office,from}')::time, (pack #>> '{office,to}')::time,
	    (pack #>> '{office,cut_off}')::time
	FROM jsonb_to_recordset(pack -> 'clocks') AS k(class text, kind text, unit text, amount int,
	    warn jsonb, within text, ends text, phone_first boolean);
	PERFORM keep_supervision(next_version, pack);
	RETURN next_version;
END
$$;
