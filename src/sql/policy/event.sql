-- SPDX-License-Identifier: MIT
-- Read through paidan_api.events only; the policy holds should the table ever
-- be granted.
ALTER TABLE paidan.event ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.event FOR SELECT TO paidan_user
USING (paidan_int.can_see(ticket_id));
