-- SPDX-License-Identifier: MIT
-- Teaches the models what a ticket was. 1: whose, by all that it shows. 3:
-- whose, without its matter, for tickets that nobody has classified yet. 2: of
-- which matter; once will do.
CREATE FUNCTION paidan_int.teach(h paidan_int.hint_text, unit int, category int, scale float8,
    again boolean)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	plain paidan_int.hint_text := without_matter(h);
BEGIN
	PERFORM learn_label(3::smallint, plain, unit, scale, again);
	IF category IS NOT NULL THEN
		PERFORM learn_label(1::smallint, h, unit, scale, again);
		IF NOT again THEN
			PERFORM learn_label(2::smallint, plain, category, scale, again);
		END IF;
	END IF;
END
$$;
