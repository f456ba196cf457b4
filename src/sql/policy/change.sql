-- SPDX-License-Identifier: MIT
ALTER TABLE paidan.change ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.change FOR SELECT TO paidan_user
USING ((platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])
        OR unit_ids && (SELECT paidan_int.my_units()))
    AND (confidants IS NULL OR (SELECT paidan_int.my_login()) = ANY (confidants)));
