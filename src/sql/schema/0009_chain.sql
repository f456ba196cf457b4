-- SPDX-License-Identifier: MIT
-- A history that shows when it was touched. Each event carries a hash over
-- itself and the hash of the ticket's event before it; each day carries a seal
-- over the hashes of its events and the seal of the day before. Who changes a
-- row must change every hash after it, and every seal since, and the seals
-- that the city keeps elsewhere give that away.

ALTER TABLE paidan.event ADD COLUMN hash bytea;

-- What was written before: the same as paidan_int.event_hash does for each new
-- one. The trigger that refuses updates stands aside for it.
DO $$
DECLARE
	part regclass;
	e paidan.event;
	ticket bigint;
	before bytea;
BEGIN
	FOR part IN SELECT relid FROM pg_partition_tree('paidan.event') LOOP
		EXECUTE format('ALTER TABLE ONLY %s DISABLE TRIGGER USER', part);
	END LOOP;
	FOR e IN SELECT * FROM paidan.event ORDER BY ticket_id, seq LOOP
		IF ticket IS DISTINCT FROM e.ticket_id THEN
			ticket := e.ticket_id;
			before := '';
		END IF;
		before := sha256(before || record_send(ROW(e.ticket_id, e.seq, e.at, e.command_id,
		    e.version, e.unit_id, e.actor, e.actor_name, e.verb, e.from_state, e.to_state,
		    e.detail)));
		UPDATE paidan.event o SET hash = before
		WHERE o.ticket_id = e.ticket_id AND o.seq = e.seq;
	END LOOP;
	FOR part IN SELECT relid FROM pg_partition_tree('paidan.event') LOOP
		EXECUTE format('ALTER TABLE ONLY %s ENABLE TRIGGER USER', part);
	END LOOP;
END
$$;

ALTER TABLE paidan.event ALTER COLUMN hash SET NOT NULL;
-- Events come in the order of time, so that a day's are found by ranges of pages.
CREATE INDEX event_at ON paidan.event USING brin (at) WITH (pages_per_range = 16);

-- seal: over the day, its events and the seal before.
CREATE TABLE paidan.seal (
	day date PRIMARY KEY,         -- in the city
	events bigint NOT NULL,
	digest bytea NOT NULL,        -- of the hashes of its events, by ticket and number
	seal bytea NOT NULL,
	made_at timestamptz NOT NULL
);
