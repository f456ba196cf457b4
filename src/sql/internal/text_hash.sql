-- SPDX-License-Identifier: MIT
-- What the citizen said and where: kept with the event by which it came in, so that it
-- cannot be changed unseen either.
CREATE FUNCTION paidan_int.text_hash(place text, body text)
RETURNS text
LANGUAGE sql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT encode(sha256(textsend(place || chr(10) || body)), 'hex')
$$;
