-- SPDX-License-Identifier: MIT
-- Weekends only, until years are loaded. No appeal is older.
SELECT paidan_int.ensure_calendar('cn', greatest(2040,
    extract(year FROM current_date)::int + 10));
