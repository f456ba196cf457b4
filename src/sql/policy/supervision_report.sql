-- SPDX-License-Identifier: MIT
-- Read through the API only; the policy holds should the table ever be granted.
ALTER TABLE paidan.supervision_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.supervision_report FOR SELECT TO paidan_user
USING (unit_id = ANY ((SELECT paidan_int.my_units())::int[])
    OR EXISTS (SELECT FROM paidan.supervision s WHERE s.id = case_id
        AND s.platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])));
