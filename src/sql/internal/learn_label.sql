-- SPDX-License-Identifier: MIT
-- Teaches the judge that a ticket belongs to a unit or a category (adaptive
-- regularisation of weights: the doubtful is corrected more than the certain).
-- It is told apart from the six that come closest, from each by the labels that
-- only one of the two has, and from those of whom nothing is known; what is far
-- off already is left alone. People err
-- in one case out of some, hence the noise: a single ticket moves little.
-- again: the ticket was counted before.
CREATE FUNCTION paidan_int.learn_label(of_model smallint, h paidan_int.hint_text, label int,
    scale float8, again boolean)
RETURNS void
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET enable_seqscan = off
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	noise CONSTANT float8 := 100 / scale;
	terms paidan_int.hint_term[] := ARRAY(
	    SELECT v FROM hint_vector(of_model, h, scale, NULL) AS v);
	base float8 := (SELECT sum(t.x * t.x) / scale FROM unnest(terms) AS t);
	own int[] := ARRAY[label];
	moved int[];
	push float8[];
	calm float8[];
BEGIN
	IF of_model <> 2 THEN
		SELECT u.labels INTO own FROM unit u WHERE u.id = label;
	END IF;
	WITH rival AS MATERIALIZED (
		SELECT s.labels, row_number() OVER () AS r
		FROM (
			SELECT u.labels, u.score, u.unit_id AS id
			FROM score_units(of_model, terms) AS u
			WHERE of_model <> 2 AND u.met AND u.unit_id <> learn_label.label
			UNION ALL
			SELECT ARRAY[j.label], j.score, j.label
			FROM score_labels(of_model, terms) AS j
			WHERE of_model = 2 AND j.label <> learn_label.label
			ORDER BY 2 DESC, 3
			LIMIT 6
		) AS s
		UNION ALL
		SELECT '{}', 0
	), side AS MATERIALIZED (
		SELECT r.r, l AS label, 1 AS sign FROM rival r, unnest(own) AS l
		WHERE l <> ALL (r.labels)
		UNION ALL
		SELECT r.r, l, -1 FROM rival r, unnest(r.labels) AS l WHERE l <> ALL (own)
	), known AS (
		SELECT l.label, sum(l.says) AS says, sum(l.doubt) AS doubt
		FROM (
			SELECT unnest(f.labels) AS label, t.x * unnest(f.weights) AS says,
			    t.x * t.x * (unnest(f.doubts) - 1 / scale) AS doubt
			FROM unnest(terms) AS t
			CROSS JOIN LATERAL (
				SELECT o.* FROM hint_feature o
				WHERE o.model = of_model AND o.feature = t.feature LIMIT 1
			) AS f
			OFFSET 0
		) AS l
		WHERE l.label IN (SELECT s.label FROM side s)
		GROUP BY l.label
	), duel AS (
		SELECT s.r, 1 - sum(s.sign * coalesce(k.says, 0)) AS gap,
		    sum(base + coalesce(k.doubt, 0)) + noise AS spread
		FROM side s LEFT JOIN known k ON k.label = s.label
		GROUP BY s.r
	)
	SELECT array_agg(m.label ORDER BY m.label <> learn_label.label),
	    array_agg(m.push ORDER BY m.label <> learn_label.label),
	    array_agg(m.calm ORDER BY m.label <> learn_label.label)
	INTO moved, push, calm
	FROM (
		SELECT s.label, sum(s.sign * d.gap / d.spread) AS push, sum(1 / d.spread) AS calm
		FROM side s JOIN duel d ON d.r = s.r
		WHERE d.gap > 0
		GROUP BY s.label
	) AS m;
	IF moved IS NULL THEN
		IF again THEN
			RETURN;
		END IF;
		moved := ARRAY[label];
		push := '{0}';
		calm := '{0}';
	END IF;
	INSERT INTO hint_feature AS f (model, feature, tickets, labels, weights, doubts, counts)
	SELECT of_model, t.feature, scale * (NOT again)::int, (k.k).labels, (k.k).weights,
	    (k.k).doubts, (k.k).counts
	FROM unnest(terms) AS t
	LEFT JOIN LATERAL (
		SELECT o.* FROM hint_feature o
		WHERE o.model = of_model AND o.feature = t.feature LIMIT 1
	) AS o ON true
	CROSS JOIN LATERAL (
		SELECT keep_labels(ROW(o.labels, o.weights, o.doubts,
		    o.counts)::paidan_int.hint_kept, moved, push, calm, t.x, 1 / scale,
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
