-- SPDX-License-Identifier: MIT
-- Makes the partitions of a month if they are missing. They are made beside
-- the table and then attached, which does not stop readers and writers of it.
-- Two at once: the second waits for the lock and finds them made.
CREATE FUNCTION paidan_int.ensure_month(month int)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	parent text;
	part text;
BEGIN
	part := lpad(month::text, 4, '0');
	IF to_regclass('paidan.event_' || part) IS NOT NULL THEN
		RETURN;
	END IF;
	PERFORM pg_advisory_xact_lock(hashtext('paidan.month'), month);
	-- to_regclass may still believe what it said above; the catalogue itself knows better.
	IF EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'paidan'::regnamespace
	    AND c.relname = 'event_' || part) THEN
		RETURN;
	END IF;
	-- event last: it is the one looked for above.
	FOREACH parent IN ARRAY ARRAY['ticket_closed', 'ticket_text', 'clock_past', 'event'] LOOP
		EXECUTE format('CREATE TABLE paidan.%I (LIKE paidan.%I INCLUDING ALL)',
		    parent || '_' || part, parent);
		EXECUTE format('ALTER TABLE paidan.%I ENABLE ROW LEVEL SECURITY',
		    parent || '_' || part);
		EXECUTE format('ALTER TABLE paidan.%I ATTACH PARTITION paidan.%I
		    FOR VALUES FROM (%s) TO (%s)', parent, parent || '_' || part,
		    month * 100000000::bigint, (month + 1) * 100000000::bigint);
	END LOOP;
	PERFORM protect_month(('paidan.event_' || part)::regclass);
END
$$;
