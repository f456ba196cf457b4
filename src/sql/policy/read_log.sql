-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row; paidan_api.who_saw tells.
ALTER TABLE paidan.read_log ENABLE ROW LEVEL SECURITY;
