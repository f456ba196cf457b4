-- SPDX-License-Identifier: MIT
-- Sets the login's PIN, of six characters or more; '' takes it away. Who has one must know it:
-- an open console is not enough to change it. done, wrong, wait (see check_pin).
CREATE FUNCTION paidan_api.set_pin(old_pin text, new_pin text)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	me text := (context()).login;
	fresh bytea := uuid_send(gen_random_uuid());
	answer text;
BEGIN
	PERFORM check_account();
	IF new_pin IS NULL OR new_pin <> '' AND length(new_pin) NOT BETWEEN 6 AND 64 THEN
		PERFORM bad_value('pin');
	END IF;
	answer := check_pin(me, old_pin);
	IF answer NOT IN ('right', 'none') THEN
		RETURN answer;
	END IF;
	DELETE FROM pin p WHERE p.login = me;
	IF new_pin <> '' THEN
		INSERT INTO pin (login, salt, hash, tried_at)
		VALUES (me, fresh, pin_hash(fresh, new_pin), clock_timestamp());
	END IF;
	RETURN 'done';
END
$$;
