-- SPDX-License-Identifier: MIT
-- The logs of accounts, exports and ended sessions are chained as the ledger of readings is: each
-- row has its number and a hash over itself and the row before it, and each day's seal is
-- over theirs, too.

-- The last row of each log: without it one would not miss what is gone from the end.
CREATE TABLE paidan.chain_head (
	log text PRIMARY KEY,         -- the table
	seq bigint NOT NULL,          -- 0: no row yet
	hash bytea NOT NULL
);

-- NULL: sealed before these logs were.
ALTER TABLE paidan.seal ADD COLUMN logs bytea;

ALTER TABLE paidan.account_log ADD COLUMN seq bigint, ADD COLUMN hash bytea;
ALTER TABLE paidan.export_log ADD COLUMN seq bigint, ADD COLUMN hash bytea;
ALTER TABLE paidan.session_end ADD COLUMN seq bigint, ADD COLUMN hash bytea;

-- What was written before, in the words of paidan_int.account_log_hash and so on. The triggers
-- that refuse updates stand aside for it.
ALTER TABLE paidan.account_log DISABLE TRIGGER USER;
DO $$
DECLARE
	r paidan.account_log;
	n bigint := 0;
	head bytea := '';
BEGIN
	FOR r IN SELECT * FROM paidan.account_log ORDER BY id LOOP
		n := n + 1;
		head := sha256(head || record_send(ROW(
		    n, r.id, r.at, r.command_id, r.host, r.actor, r.login,
		    r.verb, r.before, r.after, r.reason)));
		UPDATE paidan.account_log o SET seq = n, hash = head WHERE o.id = r.id;
	END LOOP;
	INSERT INTO paidan.chain_head VALUES ('account_log', n, head);
END
$$;
ALTER TABLE paidan.account_log ENABLE TRIGGER USER;
ALTER TABLE paidan.account_log ALTER seq SET NOT NULL, ALTER hash SET NOT NULL, ADD UNIQUE (seq);

ALTER TABLE paidan.export_log DISABLE TRIGGER USER;
DO $$
DECLARE
	r paidan.export_log;
	n bigint := 0;
	head bytea := '';
BEGIN
	FOR r IN SELECT * FROM paidan.export_log ORDER BY id LOOP
		n := n + 1;
		head := sha256(head || record_send(ROW(
		    n, r.id, r.at, r.command_id, r.host, r.login, r.name,
		    r.application, r.what, r.scope)));
		UPDATE paidan.export_log o SET seq = n, hash = head WHERE o.id = r.id;
	END LOOP;
	INSERT INTO paidan.chain_head VALUES ('export_log', n, head);
END
$$;
ALTER TABLE paidan.export_log ENABLE TRIGGER USER;
ALTER TABLE paidan.export_log ALTER seq SET NOT NULL, ALTER hash SET NOT NULL, ADD UNIQUE (seq);

ALTER TABLE paidan.session_end DISABLE TRIGGER USER;
DO $$
DECLARE
	r paidan.session_end;
	n bigint := 0;
	head bytea := '';
BEGIN
	FOR r IN SELECT * FROM paidan.session_end ORDER BY id LOOP
		n := n + 1;
		head := sha256(head || record_send(ROW(
		    n, r.id, r.at, r.since, r.pid, r.host, r.login, r.by_login,
		    r.by_name, r.application, r.reason)));
		UPDATE paidan.session_end o SET seq = n, hash = head WHERE o.id = r.id;
	END LOOP;
	INSERT INTO paidan.chain_head VALUES ('session_end', n, head);
END
$$;
ALTER TABLE paidan.session_end ENABLE TRIGGER USER;
ALTER TABLE paidan.session_end ALTER seq SET NOT NULL, ALTER hash SET NOT NULL, ADD UNIQUE (seq);
