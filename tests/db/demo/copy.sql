-- SPDX-License-Identifier: MIT
-- Reads the files of config/demo/ as the program does, from the top of the source,
-- and keeps a copy of the appeals and steps to compare with.
\copy demo_territory FROM 'config/demo/territory.csv' (FORMAT csv, HEADER match)
\copy demo_zone FROM 'config/demo/zones.csv' (FORMAT csv, HEADER match)
\copy demo_platform FROM 'config/demo/platforms.csv' (FORMAT csv, HEADER match)
\copy demo_unit FROM 'config/demo/units.csv' (FORMAT csv, HEADER match)
\copy demo_officer FROM 'config/demo/officers.csv' (FORMAT csv, HEADER match)
\copy demo_account FROM 'config/demo/accounts.csv' (FORMAT csv, HEADER match)
\copy demo_category FROM 'config/demo/categories.csv' (FORMAT csv, HEADER match)
\copy demo_channel FROM 'config/demo/channels.csv' (FORMAT csv, HEADER match)
\copy demo_duty FROM 'config/demo/duties.csv' (FORMAT csv, HEADER match)
\copy demo_appeal FROM 'config/demo/appeals.csv' (FORMAT csv, HEADER match)
\copy demo_step FROM 'config/demo/steps.csv' (FORMAT csv, HEADER match)
CREATE TABLE public.file_appeal AS TABLE demo_appeal;
CREATE TABLE public.file_step AS TABLE demo_step;
CREATE TEMP TABLE year (year int, published boolean, days jsonb);
