-- SPDX-License-Identifier: MIT
-- Sets labels of a feature anew: those given, with weights and doubts; the
-- first of them is counted, if so wished. Beyond 64 labels the 48 strongest
-- stay, and the first.
CREATE FUNCTION paidan_int.keep_labels(k paidan_int.hint_kept, given int[], new_weights real[],
    new_doubts real[], counted int)
RETURNS paidan_int.hint_kept
LANGUAGE plpgsql IMMUTABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	at int;
BEGIN
	FOR i IN 1 .. cardinality(given) LOOP
		at := array_position(k.labels, given[i]);
		IF at IS NULL THEN
			at := coalesce(cardinality(k.labels), 0) + 1;
			k.labels[at] := given[i];
			k.counts[at] := 0;
		END IF;
		k.weights[at] := new_weights[i];
		k.doubts[at] := new_doubts[i];
		IF i = 1 THEN
			k.counts[at] := k.counts[at] + counted;
		END IF;
	END LOOP;
	IF cardinality(k.labels) > 64 THEN
		SELECT array_agg(s.label ORDER BY s.n), array_agg(s.weight ORDER BY s.n),
		    array_agg(s.doubt ORDER BY s.n), array_agg(s.count ORDER BY s.n)
		INTO k
		FROM (
			SELECT l.* FROM unnest(k.labels, k.weights, k.doubts, k.counts)
			    WITH ORDINALITY AS l(label, weight, doubt, count, n)
			ORDER BY l.label = given[1] DESC, abs(l.weight) DESC, l.label
			LIMIT 48
		) AS s;
	END IF;
	RETURN k;
END
$$;
