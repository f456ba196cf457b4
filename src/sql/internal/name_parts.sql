-- SPDX-License-Identifier: MIT
-- What the name of a unit is made of: the places that it begins with, the last
-- of these alone, and what the unit does there. 颍州区王店镇人民政府: 颍州区王店镇,
-- 王店镇, 人民政府. No place: both are empty. (市场, 城市, 城乡 and the like are no
-- places.)
CREATE FUNCTION paidan_int.name_parts(name text, OUT place text, OUT last text, OUT trade text)
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	ends CONSTANT text := '(?:省|(?<!城)市(?![场場政容民])|(?<![社小])[区區](?!域)|[县縣]|镇|鎮'
	    '|(?<!城)[乡鄉](?!村)|街道(?!路))';
	cut text[];
BEGIN
	place := '';
	last := '';
	trade := name;
	LOOP
		cut := regexp_match(trade, '^([^-/_ :：]{0,11}?' || ends || ')[-/_ :：]*(.*)$');
		EXIT WHEN cut IS NULL OR place <> '' AND length(cut[1]) < 2;
		place := place || cut[1];
		last := cut[1];
		trade := cut[2];
	END LOOP;
END
$$;
