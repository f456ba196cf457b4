-- SPDX-License-Identifier: MIT
-- The version of the rules in force on a day; before the first one, the
-- first one.
CREATE FUNCTION paidan_int.rules_on(day date)
RETURNS int
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	found_version int;
BEGIN
	SELECT p.version INTO found_version FROM rule_pack p
	WHERE p.effective_from <= day
	ORDER BY p.effective_from DESC, p.version DESC LIMIT 1;
	IF found_version IS NULL THEN
		SELECT p.version INTO found_version FROM rule_pack p
		ORDER BY p.effective_from, p.version DESC LIMIT 1;
	END IF;
	IF found_version IS NULL THEN
		PERFORM refuse('PD028', 'no_rules', jsonb_build_object('day', day));
	END IF;
	RETURN found_version;
END
$$;
