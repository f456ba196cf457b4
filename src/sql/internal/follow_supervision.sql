-- SPDX-License-Identifier: MIT
-- What a finished write means to the rules that open supervision: the citizen
-- is dissatisfied once more, another unit has refused, a leader has written, the
-- ticket goes in a lane. Of several rules the gravest strikes.
CREATE FUNCTION paidan_int.follow_supervision(a paidan_int.act)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
	what text;
	how_often int;
	sign text;
	words text;
	r paidan.rule_supervision;
BEGIN
	IF a.verb = 'follow_up' AND t.state = 'dissatisfied' THEN
		what := 'dissatisfied';
		how_often := (SELECT count(*) FROM events_of(t.id) e
		    WHERE e.verb = 'follow_up' AND e.to_state = 'dissatisfied');
	ELSIF a.verb = 'return_ticket' THEN
		what := 'refused';
		how_often := (SELECT count(DISTINCT s.unit_id) FROM assignment s
		    WHERE s.ticket_id = t.id AND s.role = 'lead' AND s.level = 0
		        AND s.state = 'returned');
	ELSIF a.verb = 'instruct' THEN
		what := 'instruction';
		SELECT i.id::text, i.words INTO sign, words FROM instruction i
		WHERE i.ticket_id = t.id ORDER BY i.id DESC LIMIT 1;
	ELSIF a.verb = 'dispatch' OR t.class IS DISTINCT FROM a.class_before THEN
		what := 'lane';
		SELECT k.lane INTO sign FROM rule_class k
		WHERE k.version = t.rule_version AND k.code = t.class;
	ELSE
		RETURN;
	END IF;
	SELECT s.* INTO r FROM rule_supervision s
	WHERE s.version = t.rule_version AND s.kind = what
	    AND coalesce(s.times <= how_often, true) AND coalesce(s.lane = sign, s.lane IS NULL)
	ORDER BY s.level DESC, s.times DESC LIMIT 1;
	IF FOUND THEN
		PERFORM strike(a, r, coalesce(sign, how_often::text), coalesce(words, ''));
	END IF;
END
$$;
