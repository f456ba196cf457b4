-- SPDX-License-Identifier: MIT
-- Who goes signs off: the list as it stands is kept under a number, with what the
-- client has in drafts (texts). One that nobody has taken over is replaced.
CREATE FUNCTION paidan_api.sign_off(command uuid, note text, drafts text[])
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'sign_off', NULL);
	this_year int := extract(year FROM a.at AT TIME ZONE zone());
	last_given int;
	h paidan.handover;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done #>> '{}';
	END IF;
	PERFORM check_plain_right(a.login, 'shift');
	IF length(note) > 4000 OR cardinality(drafts) > 200
	    OR EXISTS (SELECT FROM unnest(drafts) AS d WHERE length(d) > 300) THEN
		PERFORM bad_value(CASE WHEN length(note) > 4000 THEN 'note' ELSE 'drafts' END);
	END IF;
	-- Two at once: the second waits, and has the next number.
	INSERT INTO handover_number AS n (year, last) VALUES (this_year, 1)
	ON CONFLICT (year) DO UPDATE SET last = n.last + 1
	RETURNING n.last INTO last_given;
	INSERT INTO handover (number, platform_id, shift, note, off_by, off_name, off_at)
	VALUES ('交〔' || this_year || '〕' || last_given || '号', a.platform_id,
	    (shift_at(a.at)).name, nullif(btrim(note), ''), a.login, a.name, a.at)
	RETURNING * INTO h;
	UPDATE handover o SET replaced_by = h.id
	WHERE o.off_by = a.login AND o.on_at IS NULL AND o.replaced_by IS NULL AND o.id <> h.id;
	PERFORM keep_handover(h.id, ARRAY(SELECT l FROM handover_lines(a.login, a.at) AS l)
	    || ARRAY(SELECT ROW(ARRAY['draft'], NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	        NULL, NULL, btrim(d.text))::paidan_int.handover_line
	        FROM unnest(drafts) WITH ORDINALITY AS d(text, n) ORDER BY d.n), false);
	RETURN keep_number(a, h.number);
END
$$;
