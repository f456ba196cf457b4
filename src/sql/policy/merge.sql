-- SPDX-License-Identifier: MIT
-- Read through the API only; the policy holds should the table ever be granted.
ALTER TABLE paidan.merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.merge FOR SELECT TO paidan_user
USING (paidan_int.can_see(ticket_id));
