-- SPDX-License-Identifier: MIT
-- What the rules that a ticket follows say of returning it: whether a unit
-- handles first, whether silence accepts, and how many returns send it to the
-- coordination group.
CREATE FUNCTION paidan_int.dispute_rules(t paidan.ticket_open, OUT first_receiver boolean,
    OUT silence_accepts boolean, OUT returns int)
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce((p.pack #>> '{objection,first_receiver}')::boolean, false),
	    coalesce((p.pack #>> '{objection,silence_accepts}')::boolean, false),
	    coalesce((p.pack #>> '{designation,after}')::int, 3)
	FROM rule_pack p WHERE p.version = t.rule_version
$$;
