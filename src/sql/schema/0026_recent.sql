-- SPDX-License-Identifier: MIT
-- What every console asks of closed tickets all day long, beside the months: how many were
-- closed today, and which are confidential. One question to all months makes a server process
-- keep all of them in mind, for as long as the console is open.

-- Closed within the last days, or confidential. Written where tickets are closed and brought
-- back, pruned by the pulse.
CREATE TABLE paidan.ticket_recent (
	id bigint PRIMARY KEY,
	closed_at timestamptz NOT NULL,
	platform_id int NOT NULL,
	category_id int,
	territory_code text,
	unit_ids int[] NOT NULL,
	confidants text[]
);
CREATE INDEX ticket_recent_platform ON paidan.ticket_recent (platform_id, closed_at);
CREATE INDEX ticket_recent_units ON paidan.ticket_recent USING gin (unit_ids);
CREATE INDEX ticket_recent_old ON paidan.ticket_recent (closed_at) WHERE confidants IS NULL;
CREATE INDEX ticket_recent_confidential ON paidan.ticket_recent (id)
WHERE confidants IS NOT NULL;

INSERT INTO paidan.ticket_recent
SELECT id, closed_at, platform_id, category_id, territory_code, unit_ids, confidants
FROM paidan.ticket_closed
WHERE confidants IS NOT NULL OR closed_at >= now() - interval '2 days';

DROP INDEX paidan.ticket_closed_confidential;
