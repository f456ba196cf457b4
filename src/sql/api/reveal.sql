-- SPDX-License-Identifier: MIT
-- Asks for one thing about the citizen of a ticket (name, phone, id_number, address), with a
-- reason, and writes that into the ledger; gives the row's number there.
--
-- The value itself is given by revealed(), and only once this row has been committed. Were it
-- given here, BEGIN; SELECT reveal(…); ROLLBACK would show it and leave no trace: what the
-- server sends cannot be taken back, so no row that may yet be rolled back buys anything. A
-- repeat of the command writes nothing and gives the same number.
CREATE FUNCTION paidan_api.reveal(command uuid, ticket bigint, field text, reason_code text,
    reason text)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'reveal', ticket);
	who bigint;
	value text;
	number int;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN (a.done ->> 'seq')::int;
	END IF;
	IF field IS NULL OR field NOT IN ('name', 'phone', 'id_number', 'address') THEN
		PERFORM bad_value('field');
	END IF;
	PERFORM check_reveal(a.login, ticket, field);
	PERFORM check_reason('reveal', reason_code);
	IF reason_code = 'other' THEN
		PERFORM need('reason', reason);
	END IF;
	SELECT p.citizen, p.value INTO who, value FROM personal(ticket, field) AS p;
	IF value IS NULL THEN
		PERFORM refuse('PD090', 'not_given', jsonb_build_object('field', field));
	END IF;
	INSERT INTO read_log (ticket_id, at, command_id, citizen_id, unit_id, host, login, name,
	    application, field, reason_code, reason)
	VALUES (ticket, a.at, command, who, a.unit_id, inet_client_addr(), a.login, a.name,
	    current_setting('application_name'), field, reason_code, nullif(btrim(reason), ''))
	RETURNING seq INTO number;
	UPDATE command c SET result = jsonb_build_object('seq', number) WHERE c.id = a.command;
	RETURN number;
END
$$;
