-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row.
ALTER TABLE paidan.citizen ENABLE ROW LEVEL SECURITY;
