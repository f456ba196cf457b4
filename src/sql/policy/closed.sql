-- SPDX-License-Identifier: MIT
-- Row security without a policy: nobody but the owner sees a row of these, should they ever be
-- granted; the API tells what is to be told.
ALTER TABLE paidan.chain_head ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.clock ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.clock_past ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.clock_pause ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.command ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.extension ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.external ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.hint_case ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.hint_todo ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.parking ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.replay ENABLE ROW LEVEL SECURITY;
ALTER TABLE paidan.seal ENABLE ROW LEVEL SECURITY;
