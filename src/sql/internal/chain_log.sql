-- SPDX-License-Identifier: MIT
-- Whoever writes into the logs of accounts, exports and ended sessions, here a row gets its
-- number and its hash, after the last one of its log. What the last one was stands in
-- chain_head, so that rows that are gone from the end are missed; two at once follow one another.
CREATE FUNCTION paidan_int.chain_log()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	head paidan.chain_head;
BEGIN
	SELECT h.* INTO STRICT head FROM chain_head h WHERE h.log = TG_TABLE_NAME FOR UPDATE;
	NEW.seq := head.seq + 1;
	IF TG_TABLE_NAME = 'account_log' THEN
		NEW.hash := account_log_hash(head.hash, NEW);
	ELSIF TG_TABLE_NAME = 'export_log' THEN
		NEW.hash := export_log_hash(head.hash, NEW);
	ELSE
		NEW.hash := session_end_hash(head.hash, NEW);
	END IF;
	UPDATE chain_head h SET seq = NEW.seq, hash = NEW.hash WHERE h.log = TG_TABLE_NAME;
	RETURN NEW;
END
$$;

CREATE TRIGGER chain_log BEFORE INSERT ON paidan.account_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.chain_log();
CREATE TRIGGER chain_log BEFORE INSERT ON paidan.export_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.chain_log();
CREATE TRIGGER chain_log BEFORE INSERT ON paidan.session_end
FOR EACH ROW EXECUTE FUNCTION paidan_int.chain_log();
