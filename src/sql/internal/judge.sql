-- SPDX-License-Identifier: MIT
-- Whether the registry gives a ticket to a lead unit: to itself, or to one in
-- the tree that it runs, for then it passes it on. The warnings are those that
-- a dispatch has to answer, the gravest first; where a ruling on the ticket
-- names the unit, none.
CREATE FUNCTION paidan_int.judge(a paidan_int.act, lead int)
RETURNS paidan_int.judgement
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	t paidan.ticket_open := a.t;
	u paidan.unit;
	j paidan_int.judgement;
	ruled paidan.ruling;
BEGIN
	SELECT v.verdict, v.leads, v.duties INTO j.verdict, j.leads, j.duties
	FROM registry_verdict(t.category_id, t.territory_code,
	    (a.at AT TIME ZONE zone())::date) AS v;
	SELECT x.* INTO u FROM unit x WHERE x.id = lead;
	IF j.verdict = 'match' AND NOT EXISTS (SELECT FROM unnest(j.leads) AS l(id)
	    WHERE l.id = lead OR reaches(u.runs_platform_id, l.id)) THEN
		j.verdict := 'against';
	END IF;
	SELECT r.* INTO ruled FROM ruling r WHERE r.ticket_id = t.id AND r.stands;
	j.warning := CASE
	    WHEN ruled.lead_unit_id = lead THEN NULL
	    WHEN EXISTS (SELECT FROM assignment s WHERE s.ticket_id = t.id AND s.unit_id = lead
	        AND s.state = 'returned') THEN 'returned_this'
	    WHEN ruled.binding THEN 'against_ruling'
	    WHEN u.kind = 'town' AND lead <> ALL (j.leads) AND EXISTS (SELECT FROM unit d
	        WHERE d.id = ANY (j.leads) AND d.kind = 'bureau') THEN 'department_duty'
	    WHEN j.verdict IN ('conflict', 'against') THEN j.verdict END;
	j.facts := jsonb_strip_nulls(jsonb_build_object('warning', j.warning,
	    'leads', unit_names(j.leads),
	    'number', CASE WHEN j.warning = 'against_ruling' THEN ruled.number END));
	RETURN j;
END
$$;
