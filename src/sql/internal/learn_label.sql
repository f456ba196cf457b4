-- SPDX-License-Identifier: MIT
-- Teaches the judge that a ticket belongs to a label (adaptive regularisation
-- of weights: the doubtful is corrected more than the certain, and only as far
-- as needed). It is told apart from the three labels that come closest; what
-- is far off already is left alone. again: the ticket was counted before.
CREATE FUNCTION paidan_int.learn_label(of_model smallint, h paidan_int.hint_text, label int,
    scale float8, again boolean)
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	noise CONSTANT float8 := 5 / scale;
	terms paidan_int.hint_term[] := ARRAY(
	    SELECT v FROM hint_vector(of_model, h, scale) AS v ORDER BY v.n);
	taught int[] := ARRAY[label];
	rival int;
	x float8[];
	w float8[];
	d float8[];
	rw float8[];
	rd float8[];
	others float8[] := '{}';          -- of each rival taught, its weights, then its doubts
	many int := cardinality(terms);
	margin float8;
	spread float8;
BEGIN
	SELECT array_agg(t.x ORDER BY t.n), array_agg(coalesce(t.weights[p.at], 0) ORDER BY t.n),
	    array_agg(coalesce(t.doubts[p.at], 1 / scale) ORDER BY t.n)
	INTO x, w, d
	FROM unnest(terms) AS t, array_position(t.labels, learn_label.label) AS p(at);
	FOR rival IN
		SELECT j.label FROM score_labels(terms) AS j WHERE j.label <> learn_label.label
		ORDER BY j.score DESC, j.label LIMIT 3
	LOOP
		SELECT array_agg(coalesce(t.weights[p.at], 0) ORDER BY t.n),
		    array_agg(coalesce(t.doubts[p.at], 1 / scale) ORDER BY t.n)
		INTO rw, rd
		FROM unnest(terms) AS t, array_position(t.labels, rival) AS p(at);
		SELECT sum(u.x * (u.w - u.rw)), sum(u.x * u.x * (u.d + u.rd)) + noise
		INTO margin, spread
		FROM unnest(x, w, rw, d, rd) AS u(x, w, rw, d, rd);
		CONTINUE WHEN margin >= 1;
		SELECT array_agg(u.w + (1 - margin) / spread * u.d * u.x ORDER BY u.n),
		    array_agg(u.d - (u.d * u.x) ^ 2 / spread ORDER BY u.n),
		    others || array_agg(u.rw - (1 - margin) / spread * u.rd * u.x ORDER BY u.n)
		        || array_agg(u.rd - (u.rd * u.x) ^ 2 / spread ORDER BY u.n)
		INTO w, d, others
		FROM unnest(x, w, rw, d, rd) WITH ORDINALITY AS u(x, w, rw, d, rd, n);
		taught := taught || rival;
	END LOOP;
	IF again AND cardinality(taught) = 1 THEN
		RETURN;
	END IF;
	INSERT INTO hint_feature AS f (model, feature, tickets, labels, weights, doubts, counts)
	SELECT of_model, t.feature, scale * (NOT again)::int, (k.k).labels, (k.k).weights,
	    (k.k).doubts, (k.k).counts
	FROM unnest(terms) AS t
	CROSS JOIN LATERAL (
		SELECT keep_labels(ROW(t.labels, t.weights, t.doubts,
		    t.counts)::paidan_int.hint_kept, taught,
		    ARRAY[w[t.n], others[t.n], others[2 * many + t.n],
		        others[4 * many + t.n]]::real[],
		    ARRAY[d[t.n], others[many + t.n], others[3 * many + t.n],
		        others[5 * many + t.n]]::real[],
		    (NOT again)::int) AS k
		OFFSET 0
	) AS k
	ORDER BY t.feature
	ON CONFLICT (model, feature) DO UPDATE
	SET tickets = f.tickets + excluded.tickets, labels = excluded.labels,
	    weights = excluded.weights, doubts = excluded.doubts, counts = excluded.counts;
	IF NOT again THEN
		INSERT INTO hint_model AS m (model, tickets) VALUES (of_model, scale)
		ON CONFLICT (model) DO UPDATE SET tickets = m.tickets + excluded.tickets;
	END IF;
END
$$;
