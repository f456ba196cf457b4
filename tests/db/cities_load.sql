-- SPDX-License-Identifier: MIT
-- A city with nobody in it but an administrator, who loads its pack, a dispatcher, a caller and a
-- unit.
\set ON_ERROR_STOP 1
SET client_min_messages = warning;
DO $$
BEGIN
	IF to_regrole('c_admin') IS NULL THEN
		CREATE ROLE c_admin LOGIN;
		CREATE ROLE c_disp LOGIN;
		CREATE ROLE c_call LOGIN;
		CREATE ROLE c_unit LOGIN;
		GRANT paidan_caller TO c_call;
		GRANT paidan_liaison TO c_unit;
		GRANT paidan_admin TO c_admin;
		GRANT paidan_dispatcher TO c_disp;
	END IF;
END
$$;
CREATE TABLE public.pack AS SELECT :'pack'::jsonb AS pack;
INSERT INTO paidan.platform (code, name, kind, path)
SELECT p ->> 'code', 'x', 'city', ''
FROM pack, jsonb_array_elements(pack -> 'platforms') AS p WHERE p ->> 'kind' = 'city';
INSERT INTO paidan.account (login, name, platform_id)
SELECT l, l, id FROM paidan.platform, unnest('{c_admin,c_disp,c_call,c_unit}'::text[]) AS l;
INSERT INTO paidan.unit (id, code, name, short_name, kind, platform_id)
SELECT 1, 'U', 'unit', 'unit', 'bureau', id FROM paidan.platform;
UPDATE paidan.account SET unit_id = 1 WHERE login = 'c_unit';
INSERT INTO paidan.category (id, code, name) VALUES (1, '01', 'matter');
SELECT pack AS given FROM pack \gset
\connect - c_admin
SELECT paidan_api.load_rules(gen_random_uuid(), :'given', 'the file', '2018-01-01');
