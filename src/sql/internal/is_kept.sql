-- SPDX-License-Identifier: MIT
-- What is only added to: events, the record of cases, what leaders wrote, who ended whose
-- session, what was done to accounts, what was exported, handed over and noted for a shift; and
-- when an appeal was received and registered. As argument: the name of a table that has
-- partitions. Who was shown what is kept in chain_read, the registry in duty_is_kept.
CREATE FUNCTION paidan_int.is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
BEGIN
	PERFORM refuse('PD020', 'append_only',
	    jsonb_build_object('table', coalesce(tg_argv[0], tg_table_name)));
	RETURN NULL;
END
$$;

CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON paidan.event
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept('event');
CREATE TRIGGER receipt_is_kept BEFORE UPDATE OF received_at ON paidan.ticket_open
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER receipt_is_kept BEFORE UPDATE OF received_at ON paidan.ticket_closed
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER receipt_is_kept BEFORE UPDATE OF received_at, registered_at, place, body
ON paidan.ticket_text FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER case_event_is_kept BEFORE UPDATE OR DELETE ON paidan.supervision_event
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER case_event_is_not_emptied BEFORE TRUNCATE ON paidan.supervision_event
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER case_event_is_kept BEFORE UPDATE OR DELETE ON paidan.instruction
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER case_event_is_not_emptied BEFORE TRUNCATE ON paidan.instruction
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER account_log_is_kept BEFORE UPDATE OR DELETE ON paidan.account_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER account_log_is_not_emptied BEFORE TRUNCATE ON paidan.account_log
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER export_log_is_kept BEFORE UPDATE OR DELETE ON paidan.export_log
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER export_log_is_not_emptied BEFORE TRUNCATE ON paidan.export_log
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER session_end_is_kept BEFORE UPDATE OR DELETE ON paidan.session_end
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER session_end_is_kept_whole BEFORE TRUNCATE ON paidan.session_end
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER handover_item_is_kept BEFORE UPDATE OR DELETE ON paidan.handover_item
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER handover_item_is_not_emptied BEFORE TRUNCATE ON paidan.handover_item
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER shift_note_is_kept BEFORE UPDATE OR DELETE ON paidan.shift_note
FOR EACH ROW EXECUTE FUNCTION paidan_int.is_kept();
CREATE TRIGGER shift_note_is_not_emptied BEFORE TRUNCATE ON paidan.shift_note
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.is_kept();
