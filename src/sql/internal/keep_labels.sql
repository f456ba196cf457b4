-- SPDX-License-Identifier: MIT
-- Moves labels of a feature that there is x of: each weight as far as its push
-- and its own doubt say, and the doubt shrinks with it (calm). fresh: the doubt
-- of a label that is new. The first of them is counted, if so wished. Beyond 32
-- labels the 24 strongest stay, and the first: that is as right, and quicker.
CREATE FUNCTION paidan_int.keep_labels(k paidan_int.hint_kept, moved int[], push float8[],
    calm float8[], x float8, fresh float8, counted int)
RETURNS paidan_int.hint_kept
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	at int;
BEGIN
	FOR i IN 1 .. cardinality(moved) LOOP
		at := array_position(k.labels, moved[i]);
		IF at IS NULL THEN
			at := coalesce(cardinality(k.labels), 0) + 1;
			k.labels[at] := moved[i];
			k.weights[at] := 0;
			k.doubts[at] := fresh;
			k.counts[at] := 0;
		END IF;
		k.weights[at] := k.weights[at] + push[i] * k.doubts[at] * x;
		k.doubts[at] := k.doubts[at] / (1 + k.doubts[at] * x * x * calm[i]);
		IF i = 1 THEN
			k.counts[at] := k.counts[at] + counted;
		END IF;
	END LOOP;
	IF cardinality(k.labels) > 32 THEN
		SELECT array_agg(s.label ORDER BY s.n), array_agg(s.weight ORDER BY s.n),
		    array_agg(s.doubt ORDER BY s.n), array_agg(s.count ORDER BY s.n)
		INTO k
		FROM (
			SELECT l.* FROM unnest(k.labels, k.weights, k.doubts, k.counts)
			    WITH ORDINALITY AS l(label, weight, doubt, count, n)
			ORDER BY l.label = moved[1] DESC, abs(l.weight) DESC, l.label
			LIMIT 24
		) AS s;
	END IF;
	RETURN k;
END
$$;
