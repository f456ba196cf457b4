-- SPDX-License-Identifier: MIT
-- The functions stand in sub-selects, so that they run once a query and not
-- once a row.
ALTER TABLE paidan.ticket_open ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.ticket_open FOR SELECT TO paidan_user
USING (platform_id = ANY ((SELECT paidan_int.my_platforms())::int[])
    OR unit_ids && (SELECT paidan_int.my_units()));
