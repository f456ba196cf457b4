-- SPDX-License-Identifier: MIT
-- How a letter in a case begins: which case, how grave, why; until when the unit
-- reports, which it may have been asked for before the whole case is due.
CREATE FUNCTION paidan_int.letter_case(opening text, wanted bigint, unit int)
RETURNS text
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	c paidan.supervision;
	until timestamptz := (SELECT q.due_at FROM supervision_report q
	    WHERE q.case_id = wanted AND q.unit_id = unit AND q.answered_at IS NULL);
BEGIN
	SELECT s.* INTO STRICT c FROM supervision s WHERE s.id = wanted;
	RETURN replace(replace(replace(replace(opening,
	    '{case}', c.number), '{level}', c.level::text),
	    '{until}', '于' || left(local_time(coalesce(until, c.due_at)), 16) || '前'),
	    '{reason}', coalesce(nullif(letter_words(c.reason, 200), ''), CASE c.kind
	        WHEN 'overdue' THEN '逾期未办结' WHEN 'dissatisfied' THEN '诉求人多次不满意'
	        WHEN 'refused' THEN '多个单位不接办' WHEN 'instruction' THEN '领导批示'
	        ELSE '按规则督办' END));
END
$$;
