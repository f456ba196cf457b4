-- SPDX-License-Identifier: MIT
-- When a rule about being overdue strikes a ticket next, after a moment. Only
-- what a unit has, and never what is due never or stands still.
CREATE FUNCTION paidan_int.strikes_at(t paidan.ticket_open, after timestamptz)
RETURNS timestamptz
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF t.queue NOT IN ('sign_in', 'handling') OR t.paused OR t.due_at = never() THEN
		RETURN NULL;
	END IF;
	RETURN (SELECT min(m.at)
	    FROM rule_supervision r,
	        moment_after(t.due_at, r.unit, r.amount, r.version) AS m(at)
	    WHERE r.version = t.rule_version AND r.kind = 'overdue' AND m.at > after
	        AND m.at < never());
END
$$;
