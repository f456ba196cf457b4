-- SPDX-License-Identifier: MIT
-- right, wrong, none (there is no PIN), or wait: after five wrong ones a minute must pass. It
-- returns what others would raise, so that the count of failures is kept.
CREATE FUNCTION paidan_int.check_pin(who text, typed text)
RETURNS text
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	known pin;
	fits boolean;
BEGIN
	SELECT p.* INTO known FROM pin p WHERE p.login = who;
	IF NOT FOUND THEN
		RETURN 'none';
	END IF;
	-- A standby cannot count; whoever can read there can write elsewhere.
	IF current_setting('transaction_read_only')::boolean THEN
		RETURN CASE WHEN known.hash = pin_hash(known.salt, typed) THEN 'right'
		    ELSE 'wrong' END;
	END IF;
	SELECT p.* INTO known FROM pin p WHERE p.login = who FOR UPDATE;
	IF known.failures >= 5 AND known.tried_at > clock_timestamp() - interval '1 minute' THEN
		RETURN 'wait';
	END IF;
	fits := coalesce(known.hash = pin_hash(known.salt, typed), false);
	UPDATE pin p SET failures = CASE WHEN fits THEN 0 ELSE p.failures + 1 END,
	    tried_at = clock_timestamp()
	WHERE p.login = who;
	RETURN CASE WHEN fits THEN 'right' ELSE 'wrong' END;
END
$$;
