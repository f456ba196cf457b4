-- SPDX-License-Identifier: MIT
-- The pack and the calendar as the program hands them over.
INSERT INTO demo_pack VALUES (:'pack', :'source');
INSERT INTO demo_calendar
SELECT d."date", d.off, d.name
FROM year y, jsonb_to_recordset(y.days) AS d("date" date, off boolean, name text);
