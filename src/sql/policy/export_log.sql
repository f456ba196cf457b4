-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row; paidan_api.exports tells.
ALTER TABLE paidan.export_log ENABLE ROW LEVEL SECURITY;
