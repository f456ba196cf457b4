-- SPDX-License-Identifier: MIT
-- Whoever writes a row of the ledger, here it gets its number and its hash, after the last one
-- of its ticket; two at once follow one another. The ledger is only added to.
CREATE FUNCTION paidan_int.chain_read()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	last paidan.read_log;
BEGIN
	PERFORM pg_advisory_xact_lock(hashtext('paidan.read_log'), hashint8(NEW.ticket_id));
	SELECT r.* INTO last FROM read_log r WHERE r.ticket_id = NEW.ticket_id
	ORDER BY r.seq DESC LIMIT 1;
	NEW.seq := coalesce(last.seq, 0) + 1;
	NEW.xid := pg_current_xact_id();
	NEW.hash := read_hash(coalesce(last.hash, ''), NEW);
	RETURN NEW;
END
$$;

CREATE TRIGGER chain_read BEFORE INSERT ON paidan.read_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.chain_read();
CREATE TRIGGER read_log_is_kept BEFORE UPDATE OR DELETE ON paidan.read_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER read_log_is_not_emptied BEFORE TRUNCATE ON paidan.read_log
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
