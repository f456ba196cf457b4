-- SPDX-License-Identifier: MIT
-- Read through the API only (a unit reads its letters there); the policy holds should the
-- tables ever be granted.
ALTER TABLE paidan.letter ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.letter FOR SELECT TO paidan_user
USING (platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])
    AND NOT EXISTS (SELECT FROM unnest(ticket_ids) AS i WHERE NOT paidan_int.can_see(i)));
-- Row security without a policy: nobody but the owner sees a row.
ALTER TABLE paidan.letter_number ENABLE ROW LEVEL SECURITY;
