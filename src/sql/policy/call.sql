-- SPDX-License-Identifier: MIT
-- Read through the API only; the policies hold should the tables ever be granted.
ALTER TABLE paidan.call ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.call FOR SELECT TO paidan_user
USING (paidan_int.can_see(ticket_id));
ALTER TABLE paidan.rectification ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.rectification FOR SELECT TO paidan_user
USING (paidan_int.can_see(ticket_id));
ALTER TABLE paidan.final_answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.final_answer FOR SELECT TO paidan_user
USING (paidan_int.can_see(ticket_id));
ALTER TABLE paidan.sample ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.sample FOR SELECT TO paidan_user
USING (platform_id = ANY ((SELECT paidan_int.my_platforms())::int[]));
ALTER TABLE paidan.sample_ticket ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON paidan.sample_ticket FOR SELECT TO paidan_user
USING (paidan_int.can_see(ticket_id));
