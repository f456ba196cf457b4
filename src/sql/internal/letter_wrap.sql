-- SPDX-License-Identifier: MIT
-- A paragraph in lines of a width, the first begun by `first`, the others by blanks as
-- wide as `hang`. It is broken anywhere between Chinese, between words elsewhere, and
-- no line begins with a closing mark: those may stand out by one.
CREATE FUNCTION paidan_int.letter_wrap(said text, width int, first text, hang int)
RETURNS text[]
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	lines text[] := '{}';
	line text := first;
	used int := text_columns(first);
	piece text;
	cols int;
BEGIN
	FOR piece IN SELECT m[1] FROM regexp_matches(said,
	    '([!-~]{1,60}| |.)', 'g') AS m
	LOOP
		cols := text_columns(piece);
		IF used + cols > width AND piece !~ '^[，。、；：？！）〕》」”’…]$' THEN
			lines := lines || rtrim(line);
			line := repeat(' ', hang);
			used := hang;
			CONTINUE WHEN piece = ' ';
		END IF;
		line := line || piece;
		used := used + cols;
	END LOOP;
	RETURN lines || rtrim(line);
END
$$;
