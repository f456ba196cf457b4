-- SPDX-License-Identifier: MIT
-- A dispatcher who never rests, for console_caret_busy.screen: claims and gives back the second of
-- its tickets and registers a new one every time; for two minutes at most.
DO $$
DECLARE
	seen record;
BEGIN
	FOR i IN 1..1000 LOOP
		SELECT id, version, claim_by INTO seen FROM paidan_api.open_ticket WHERE title = '忙时乙';
		IF seen.claim_by = '' OR seen.claim_by IS NULL THEN
			PERFORM paidan_api.claim(gen_random_uuid(), seen.id, seen.version);
		ELSE
			PERFORM paidan_api.release(gen_random_uuid(), seen.id, seen.version);
		END IF;
		PERFORM paidan_api.register(gen_random_uuid(), jsonb_build_object(
		    'channel', 'hotline', 'title', '来件' || i, 'body', '来话。', 'place', '清河街道',
		    'territory', '341202000000', 'category', '01.02.01'));
		COMMIT;
		PERFORM pg_sleep(0.1);
	END LOOP;
END
$$;
