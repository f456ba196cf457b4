-- SPDX-License-Identifier: MIT
-- What the rules that a ticket follows say of the second handling: to whom it is
-- proposed to go, and whether it is closed only when the citizen has said that it is
-- solved.
CREATE FUNCTION paidan_int.second_rules(t paidan.ticket_open, OUT next text,
    OUT confirm boolean)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce((SELECT p.pack #>> '{second_handling,next}' FROM rule_pack p
	        WHERE p.version = t.rule_version), 'other'),
	    coalesce((SELECT (p.pack #>> '{second_handling,confirm_before_archive}')::boolean
	        FROM rule_pack p WHERE p.version = t.rule_version), false)
$$;
