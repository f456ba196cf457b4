-- SPDX-License-Identifier: MIT
-- When an appeal was received and registered is written once.
CREATE FUNCTION paidan_int.receipt_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', TG_TABLE_NAME));
	RETURN NULL;
END
$$;

CREATE TRIGGER receipt_is_kept BEFORE UPDATE OF received_at ON paidan.ticket_open
FOR EACH ROW EXECUTE FUNCTION paidan_int.receipt_is_kept();
CREATE TRIGGER receipt_is_kept BEFORE UPDATE OF received_at ON paidan.ticket_closed
FOR EACH ROW EXECUTE FUNCTION paidan_int.receipt_is_kept();
CREATE TRIGGER receipt_is_kept BEFORE UPDATE OF received_at, registered_at, place, body
ON paidan.ticket_text FOR EACH ROW EXECUTE FUNCTION paidan_int.receipt_is_kept();
