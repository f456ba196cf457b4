-- SPDX-License-Identifier: MIT
-- Read through the API only; the policy holds should the table ever be granted.
ALTER TABLE paidan.supervision ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.supervision FOR SELECT TO paidan_user
USING (platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])
    OR EXISTS (SELECT FROM paidan.supervision_ticket x
        WHERE x.case_id = id AND paidan_int.can_see(x.ticket_id)));
