-- SPDX-License-Identifier: MIT
-- A class is one of the rules that the ticket follows, or of those in force,
-- which its next clocks will follow.
CREATE FUNCTION paidan_int.check_class(t paidan.ticket_open, wanted text)
RETURNS void
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM FROM rule_class c
	WHERE c.code = wanted AND c.version IN (t.rule_version, rules_today());
	IF NOT FOUND THEN
		PERFORM refuse('PD030', 'unknown_class', jsonb_build_object('class', wanted));
	END IF;
END
$$;
