-- SPDX-License-Identifier: MIT
-- Read through paidan_api.ticket_detail only; the policy holds should the
-- table ever be granted.
ALTER TABLE paidan.ticket_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.ticket_text FOR SELECT TO paidan_user
USING (paidan_int.can_see(id));
