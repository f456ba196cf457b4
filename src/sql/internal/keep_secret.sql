-- SPDX-License-Identifier: MIT
-- A ticket that only these logins may know of. Who works on it and is not among them no
-- longer does.
CREATE FUNCTION paidan_int.keep_secret(t paidan.ticket_open, logins text[])
RETURNS paidan.ticket_open
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	t.confidants := ARRAY(SELECT DISTINCT l FROM unnest(logins) AS l ORDER BY l);
	IF t.claim_by <> ALL (t.confidants) THEN
		t.claim_by := NULL;
		t.claim_until := NULL;
	END IF;
	RETURN t;
END
$$;
