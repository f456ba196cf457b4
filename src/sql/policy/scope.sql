-- SPDX-License-Identifier: MIT
-- Row security of tickets reads it in the reader's name; by its index, hence the collation.
ALTER TABLE paidan.scope ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON paidan.scope FOR SELECT TO paidan_user
USING (login = session_user::text COLLATE "default");
