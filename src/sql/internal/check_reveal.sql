-- SPDX-License-Identifier: MIT
-- Whom the citizen's data are for: the platform of the ticket or one above it; a unit gets
-- the telephone number, and only while it has the ticket in hand; a seat outside the office
-- that of the ticket that it has claimed to call back. Of who gave no name on purpose, only
-- who may rule is told.
CREATE FUNCTION paidan_int.check_reveal(login text, ticket bigint, field text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	all_of_it boolean := has_right(login, 'reveal');
	the_phone boolean := has_right(login, 'reveal_phone');
	to_call boolean := has_right(login, 'reveal_call');
BEGIN
	IF NOT (all_of_it OR the_phone OR to_call) THEN
		PERFORM refuse('PD002', 'no_right', jsonb_build_object('right', 'reveal'));
	END IF;
	IF NOT can_see(ticket) THEN
		PERFORM refuse('PD003', 'no_ticket', jsonb_build_object('ticket', ticket));
	END IF;
	IF is_anonymous(ticket) AND NOT has_right(login, 'reveal_anonymous') THEN
		PERFORM refuse('PD094', 'anonymous');
	END IF;
	IF all_of_it AND platform_of(ticket) = ANY (platforms_of(login)) THEN
		RETURN;
	END IF;
	IF field <> 'phone' THEN
		PERFORM refuse('PD002', 'no_right', jsonb_build_object('right', 'reveal'));
	END IF;
	-- Whose appeal was merged is called with the citizen of the main ticket.
	IF to_call AND EXISTS (SELECT FROM ticket_open o
	    WHERE o.id = coalesce(main_of(ticket), ticket) AND o.queue = 'follow_up'
	        AND o.claim_by = login
	    AND o.claim_until > clock_timestamp()) THEN
		RETURN;
	END IF;
	IF to_call AND NOT the_phone THEN
		PERFORM refuse('PD095', 'claim_first');
	END IF;
	IF NOT the_phone OR NOT EXISTS (SELECT FROM ticket_open o WHERE o.id = ticket)
	    OR NOT EXISTS (SELECT FROM assignment s WHERE s.ticket_id = ticket
	        AND s.ended_at IS NULL AND s.unit_id = ANY (units_of(login))) THEN
		PERFORM refuse('PD007', 'not_your_unit');
	END IF;
END
$$;
