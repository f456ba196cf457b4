-- SPDX-License-Identifier: MIT
-- What the class of a ticket is called.
CREATE FUNCTION paidan_int.class_name(t paidan.ticket_open)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT c.name FROM rule_class c
	WHERE c.code = t.class AND c.version IN (t.rule_version, rules_today())
	ORDER BY c.version = t.rule_version DESC LIMIT 1
$$;
