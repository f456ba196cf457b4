-- SPDX-License-Identifier: MIT
-- Does a reply say what the city's rules want: every field long enough, a document where
-- a basis is wanted, a number where a contact is, and none of the phrases that say
-- nothing. What is left empty though it may be is not looked at further.
CREATE FUNCTION paidan_int.check_reply(rule jsonb, reply text)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	f record;
	phrase text;
BEGIN
	FOR f IN SELECT * FROM read_reply(rule, reply) LOOP
		CONTINUE WHEN f.text = '' AND f.at_least = 0;
		IF f.text = '' THEN
			PERFORM refuse('PD133', 'reply_missing',
			    jsonb_build_object('field', f.name));
		END IF;
		IF length(f.text) < f.at_least THEN
			PERFORM refuse('PD134', 'reply_short', jsonb_build_object('field', f.name,
			    'least', f.at_least::text));
		END IF;
		IF f."check" = 'contact' AND f.text !~ '\d(?:[ -]?\d){6}' THEN
			PERFORM refuse('PD135', 'reply_contact',
			    jsonb_build_object('field', f.name));
		END IF;
		IF f."check" = 'basis' AND f.text !~ '《[^》]{2,}》'
		    AND f.text !~ '[〔\[（(][12]\d{3}[〕\]）)]\s*\d+\s*号'
		    AND f.text !~ '第[一二三四五六七八九十百千零\d]+条' THEN
			PERFORM refuse('PD136', 'reply_basis', jsonb_build_object('field', f.name));
		END IF;
	END LOOP;
	SELECT p INTO phrase
	FROM jsonb_array_elements_text(CASE jsonb_typeof(rule -> 'forbidden')
	    WHEN 'array' THEN rule -> 'forbidden' END) AS p
	WHERE strpos(regexp_replace(reply, '\s', '', 'g'), p) > 0 LIMIT 1;
	IF phrase IS NOT NULL THEN
		PERFORM refuse('PD137', 'reply_forbidden', jsonb_build_object('phrase', phrase,
		    'field', (SELECT r.name FROM read_reply(rule, reply) AS r
		        WHERE strpos(regexp_replace(r.text, '\s', '', 'g'), phrase) > 0 LIMIT 1)));
	END IF;
END
$$;
