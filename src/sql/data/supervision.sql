-- SPDX-License-Identifier: MIT
-- When the rules strike what was dispatched before there were any. What they have
-- struck already they leave alone.
UPDATE paidan.ticket_open o SET supervise_at = paidan_int.strikes_at(o, '-infinity')
WHERE o.supervise_at IS NULL AND o.queue IN ('sign_in', 'handling')
    AND NOT EXISTS (SELECT FROM paidan.supervision_cause s
        WHERE s.ticket_id = o.id AND s.kind = 'overdue');
