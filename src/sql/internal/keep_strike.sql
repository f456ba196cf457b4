-- SPDX-License-Identifier: MIT
-- Whatever moves the day that a ticket is due, moves when it is overdue beyond
-- the limit.
CREATE FUNCTION paidan_int.keep_strike()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	NEW.supervise_at := strikes_at(NEW, '-infinity');
	RETURN NEW;
END
$$;

CREATE TRIGGER keep_strike BEFORE UPDATE OF due_at, queue, paused ON paidan.ticket_open
FOR EACH ROW
WHEN ((new.due_at, new.queue, new.paused) IS DISTINCT FROM (old.due_at, old.queue, old.paused))
EXECUTE FUNCTION paidan_int.keep_strike();
