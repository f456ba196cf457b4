-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row; paidan_api.session_ends tells.
ALTER TABLE paidan.session_end ENABLE ROW LEVEL SECURITY;
