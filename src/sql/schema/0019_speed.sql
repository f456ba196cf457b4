-- SPDX-License-Identifier: MIT
-- What is counted at every change is counted by an index alone.

-- What a unit is late with, by platform: a county's are not all of the city's. (IS NOT NULL
-- says that it is for who asks by due_at: the overdue desk has ticket_open_late.)
CREATE INDEX ticket_open_overdue ON paidan.ticket_open (platform_id, due_at)
WHERE queue IN ('sign_in', 'handling') AND NOT paused AND due_at IS NOT NULL;

-- Whose tickets are seen is asked of each that somebody keeps.
DROP INDEX paidan.ticket_open_keeper;
CREATE INDEX ticket_open_keeper ON paidan.ticket_open (keeper, due_at, id)
INCLUDE (platform_id);

-- What has happened since a shift is looked up ticket by ticket: the events of all months
-- have no index on their time.
CREATE INDEX ticket_open_state ON paidan.ticket_open (state_at) INCLUDE (platform_id);
