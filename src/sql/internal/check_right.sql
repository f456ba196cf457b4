-- SPDX-License-Identifier: MIT
-- The actor needs the right of the verb, and the ticket must be within its
-- scope: what a platform does is done by the ticket's platform or one above
-- it, not by a county that merely has been sent it.
CREATE FUNCTION paidan_int.check_right(a paidan_int.act)
RETURNS paidan_int.act
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	needed text;
BEGIN
	SELECT r.code, r.scope INTO STRICT needed, a.scope
	FROM transition x JOIN access_right r ON r.code = x."right"
	WHERE x.verb = a.verb LIMIT 1;
	IF NOT has_right(a.login, needed) THEN
		PERFORM refuse('PD002', 'no_right', jsonb_build_object('right', needed));
	END IF;
	IF a.scope = 'platform' AND NOT (a.t).platform_id = ANY (platforms_of(a.login)) THEN
		PERFORM refuse('PD006', 'not_your_platform');
	END IF;
	IF a.scope = 'unit' AND NOT (a.t).unit_ids && units_of(a.login) THEN
		PERFORM refuse('PD007', 'not_your_unit');
	END IF;
	RETURN a;
END
$$;
