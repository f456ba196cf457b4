-- SPDX-License-Identifier: MIT
-- Read through the API only; the policy holds should the table ever be granted.
ALTER TABLE paidan.supervision_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.supervision_event FOR SELECT TO paidan_user
USING (EXISTS (SELECT FROM paidan.supervision s WHERE s.id = case_id
    AND s.platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])));
