-- SPDX-License-Identifier: MIT
-- What has come about since a shift was left, as it stands now: only of these states, so what
-- is merely registered, sent or signed for is neither walked through nor kept in the index.
DROP INDEX paidan.ticket_open_state;
CREATE INDEX ticket_open_news ON paidan.ticket_open (state_at) INCLUDE (platform_id)
WHERE state IN ('returned', 'disputed', 'dissatisfied', 'replied');
