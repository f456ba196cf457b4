-- SPDX-License-Identifier: MIT
-- Who ended whose session is only added to.
CREATE FUNCTION paidan_int.session_end_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', 'session_end'));
	RETURN NULL;
END
$$;

CREATE TRIGGER session_end_is_kept BEFORE UPDATE OR DELETE ON paidan.session_end
FOR EACH ROW EXECUTE FUNCTION paidan_int.session_end_is_kept();
CREATE TRIGGER session_end_is_kept_whole BEFORE TRUNCATE ON paidan.session_end
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.session_end_is_kept();
