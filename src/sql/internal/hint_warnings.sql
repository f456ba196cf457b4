-- SPDX-License-Identifier: MIT
-- What to know before a ticket is sent to a unit: [{"code":…}…].
CREATE FUNCTION paidan_int.hint_warnings(t paidan.ticket_open, unit int, verdict text,
    leads int[], duties int[])
RETURNS jsonb
LANGUAGE plpgsql STABLE
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
#variable_conflict use_column
DECLARE
	now_at timestamptz := (context()).at;
	u paidan.unit;
	told jsonb := '[]';
	r record;
BEGIN
	SELECT o.* INTO u FROM paidan.unit o WHERE o.id = unit;
	IF NOT u.active THEN
		told := told || jsonb_build_object('code', 'inactive');
	END IF;
	IF now_at >= u.off_from AND now_at < u.off_until THEN
		told := told || jsonb_build_object('code', 'off_duty',
		    'until_ms', to_ms(u.off_until));
	END IF;
	SELECT a.returned_at, a.return_reason, a.return_basis INTO r
	FROM assignment a
	WHERE a.ticket_id = t.id AND a.unit_id = unit AND a.returned_at IS NOT NULL
	ORDER BY a.id DESC LIMIT 1;
	IF FOUND THEN
		told := told || jsonb_build_object('code', 'returned_this',
		    'at_ms', to_ms(r.returned_at), 'reason_code', r.return_reason,
		    'basis', r.return_basis);
	END IF;
	SELECT g.number INTO r FROM ruling g
	WHERE g.ticket_id = t.id AND g.lead_unit_id = unit AND g.binding AND g.stands
	ORDER BY g.id DESC LIMIT 1;
	IF FOUND THEN
		told := told || jsonb_build_object('code', 'bound', 'number', r.number);
	END IF;
	IF t.category_id IS NOT NULL THEN
		IF verdict = 'conflict' AND unit = ANY (leads) THEN
			told := told || jsonb_build_object('code', 'conflict',
			    'units', unit_names(leads));
		ELSIF verdict = 'gap' THEN
			told := told || jsonb_build_object('code', 'gap');
		ELSIF unit <> ALL (leads) THEN
			told := told || jsonb_build_object('code', 'against',
			    'lead', unit_names(leads));
		END IF;
		IF u.kind = 'town' THEN
			SELECT d.document, d.article INTO r
			FROM duty d JOIN paidan.unit o ON o.id = d.unit_id
			WHERE d.id = ANY (duties) AND o.kind = 'bureau'
			ORDER BY d.id LIMIT 1;
			IF FOUND THEN
				told := told || jsonb_build_object('code', 'department_duty',
				    'document', r.document, 'article', r.article);
			END IF;
		END IF;
	END IF;
	SELECT count(*) AS open, count(*) FILTER (WHERE o.due_at < now_at) AS overdue INTO r
	FROM (SELECT w.due_at FROM ticket_open w WHERE w.unit_id = unit LIMIT 999) AS o;
	-- What a unit of another tree has to do is not told.
	IF r.open > 0 AND u.platform_id = ANY (my_platforms()) THEN
		told := told || jsonb_build_object('code', 'load', 'open', r.open,
		    'overdue', r.overdue);
	END IF;
	RETURN told;
END
$$;
