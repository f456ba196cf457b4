-- SPDX-License-Identifier: MIT
-- A ticket that somebody else works on is left to them until the lease is
-- over. A note may always be added, so may what is urged, chased or instructed, and
-- stealing is what steal is for.
CREATE FUNCTION paidan_int.check_claim(a paidan_int.act)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	IF (a.t).claim_by <> a.login AND (a.t).claim_until > clock_timestamp()
	    AND a.verb NOT IN ('note', 'urge', 'instruct', 'steal', 'release', 'confide', 'chase',
	        'issue_letter') THEN
		PERFORM refuse('PD012', 'claimed', jsonb_build_object('login', (a.t).claim_by,
		    'who', (SELECT o.name FROM account o WHERE o.login = (a.t).claim_by),
		    'until_ms', to_ms((a.t).claim_until)));
	END IF;
END
$$;
