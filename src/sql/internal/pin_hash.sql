-- SPDX-License-Identifier: MIT
-- Slow on purpose: whoever gets hold of the table tries some hundred PINs a second, not millions.
CREATE FUNCTION paidan_int.pin_hash(salt bytea, pin text)
RETURNS bytea
LANGUAGE plpgsql IMMUTABLE STRICT
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	hash bytea := sha256(salt || convert_to(pin, 'UTF8'));
BEGIN
	FOR i IN 1..5000 LOOP
		hash := sha256(hash || salt);
	END LOOP;
	RETURN hash;
END
$$;
