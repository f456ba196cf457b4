-- SPDX-License-Identifier: MIT
-- What earlier versions did not work out, or worked out otherwise.
SELECT paidan_int.write_scope();
