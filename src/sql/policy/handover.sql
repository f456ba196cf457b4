-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row; the API tells.
ALTER TABLE paidan.handover ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.handover_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.shift_note ENABLE ROW LEVEL SECURITY;
