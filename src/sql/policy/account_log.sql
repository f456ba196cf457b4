-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row; paidan_api.account_history tells.
ALTER TABLE paidan.account_log ENABLE ROW LEVEL SECURITY;
