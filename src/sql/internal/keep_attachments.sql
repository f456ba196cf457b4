-- SPDX-License-Identifier: MIT
-- Keeps what belongs to a part's reply or report, one a line: name | kind | where it is
-- kept | SHA-256, the last if it is known. Gives their names for the record.
CREATE FUNCTION paidan_int.keep_attachments(a paidan_int.act, part paidan.assignment, lines text)
RETURNS jsonb
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	line text;
	words text[];
	names jsonb := '[]';
BEGIN
	FOREACH line IN ARRAY string_to_array(coalesce(lines, ''), E'\n') LOOP
		CONTINUE WHEN line ~ '^\s*$';
		words := ARRAY(SELECT btrim(w.word, E' \t\r')
		    FROM regexp_split_to_table(line, '[|｜]') WITH ORDINALITY AS w(word, n)
		    ORDER BY w.n);
		-- No control characters: what is kept elsewhere is named, not drawn.
		IF cardinality(words) NOT IN (3, 4) OR '' IN (words[1], words[2], words[3])
		    OR length(words[1]) > 200 OR length(words[2]) > 20 OR length(words[3]) > 500
		    OR array_to_string(words, '') ~ '[\u0001-\u001f\u007f-\u009f]'
		    OR coalesce(words[4], '') !~* '^([0-9a-f]{64})?$'
		    OR jsonb_array_length(names) >= 20 THEN
			PERFORM bad_value('attachments');
		END IF;
		INSERT INTO attachment (ticket_id, assignment_id, unit_id, verb, name, kind, place,
		    sha256, at, by)
		VALUES ((a.t).id, part.id, part.unit_id, a.verb, words[1], words[2], words[3],
		    lower(nullif(words[4], '')), a.at, a.login);
		names := names || to_jsonb(words[1]);
	END LOOP;
	RETURN nullif(names, '[]');
END
$$;
