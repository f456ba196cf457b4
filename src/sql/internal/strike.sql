-- SPDX-License-Identifier: MIT
-- A rule strikes a ticket that the caller has locked: it comes into a case, or
-- the one that it is in has a further cause, and is graver if the rule is. Of
-- one cause a rule strikes once.
CREATE FUNCTION paidan_int.strike(a paidan_int.act, r paidan.rule_supervision, mark text,
    reason text DEFAULT '')
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open;
	c paidan.supervision;
	facts jsonb := jsonb_build_object('cause', r.kind, 'rules', r.version, 'rule', r.n);
BEGIN
	SELECT o.* INTO STRICT t FROM ticket_open o WHERE o.id = (a.t).id;
	IF EXISTS (SELECT FROM supervision_cause s WHERE s.ticket_id = t.id AND s.kind = r.kind
	    AND s.mark = strike.mark AND s.rule_version = r.version AND s.rule_n = r.n) THEN
		RETURN;
	END IF;
	a := by_rule(a, t);
	SELECT s.* INTO c FROM supervision s WHERE s.id = t.case_id FOR UPDATE;
	a.verb := CASE WHEN c.id IS NULL THEN 'open_case' ELSE 'case_cause' END;
	IF c.id IS NULL THEN
		c := new_case(a, r.level, (case_level(r.version, r.level, a.at)).due_at, r.kind,
		    reason, r);
	ELSE
		IF r.level > c.level THEN
			c.level := r.level;
			c.due_at := least(c.due_at,
			    (case_level(r.version, r.level, a.at)).due_at);
		END IF;
		c.version := c.version + 1;
		PERFORM keep_case_row(c);
	END IF;
	INSERT INTO supervision_cause (ticket_id, kind, mark, case_id, at, rule_version, rule_n)
	VALUES (t.id, r.kind, strike.mark, c.id, a.at, r.version, r.n);
	PERFORM put_in_case(a, c, t, facts);
	PERFORM write_case_event(a, c, a.verb, facts || jsonb_build_object('ticket', t.number,
	    'case_level', c.level, 'text', nullif(reason, '')));
END
$$;
