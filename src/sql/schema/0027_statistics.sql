-- SPDX-License-Identifier: MIT
-- What 0025 and 0026 wrote anew the planner knows nothing of, until so much has changed that the
-- server looks by itself: it would take a ticket that is not confidential for a rare one.
ANALYZE paidan.ticket_open, paidan.ticket_recent;
