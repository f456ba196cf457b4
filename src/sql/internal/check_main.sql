-- SPDX-License-Identifier: MIT
-- The ticket that another is to be merged into, locked before by lock_both: another,
-- seen, open, of the same platform, as it was on the screen. One that was itself merged
-- is named with where it leads to.
CREATE FUNCTION paidan_int.check_main(a paidan_int.act, main bigint, version int)
RETURNS paidan.ticket_open
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	m paidan.ticket_open;
BEGIN
	PERFORM need('main', main::text);
	IF main = (a.t).id THEN
		PERFORM refuse('PD180', 'own_main');
	END IF;
	IF NOT can_see(main) THEN
		PERFORM refuse('PD003', 'no_ticket', jsonb_build_object('ticket', main));
	END IF;
	SELECT o.* INTO m FROM ticket_open o WHERE o.id = main;
	IF NOT FOUND THEN
		IF main_of(main) IS NOT NULL THEN
			PERFORM refuse('PD181', 'main_merged', jsonb_build_object(
			    'number', number_of(main), 'main', told_number(main_of(main))));
		END IF;
		PERFORM refuse('PD182', 'main_closed',
		    jsonb_build_object('number', number_of(main)));
	END IF;
	IF m.platform_id <> (a.t).platform_id THEN
		PERFORM refuse('PD183', 'main_elsewhere', jsonb_build_object('number', m.number));
	END IF;
	IF version IS DISTINCT FROM m.version THEN
		PERFORM refuse('PD184', 'main_changed', last_change(m.id)
		    || jsonb_build_object('number', m.number, 'version', m.version,
		    'state', m.state));
	END IF;
	RETURN m;
END
$$;
