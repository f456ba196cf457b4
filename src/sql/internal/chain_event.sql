-- SPDX-License-Identifier: MIT
-- Whoever writes an event, it is hashed here: after the last one of its ticket.
-- (In one month: see closed_of.)
CREATE FUNCTION paidan_int.chain_event()
RETURNS trigger
LANGUAGE plpgsql
SET plan_cache_mode = force_custom_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	before bytea := '';
BEGIN
	IF NEW.seq > 1 THEN
		SELECT e.hash INTO STRICT before
		FROM event e WHERE e.ticket_id = NEW.ticket_id AND e.seq = NEW.seq - 1;
	END IF;
	NEW.hash := event_hash(before, NEW);
	RETURN NEW;
END
$$;

CREATE TRIGGER chain_event BEFORE INSERT ON paidan.event
FOR EACH ROW EXECUTE FUNCTION paidan_int.chain_event();
