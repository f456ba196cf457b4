-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row; paidan_api.try_pin compares.
ALTER TABLE paidan.pin ENABLE ROW LEVEL SECURITY;
