-- SPDX-License-Identifier: MIT
-- One row as a form gives it: the columns of the file, a number for a unit or
-- category being its id; duty_no if it changes a row, and the version of it that
-- was seen, if that matters. What is not given then stays as it is in the newest
-- version.
CREATE FUNCTION paidan_int.read_proposal(duty jsonb)
RETURNS paidan_int.new_duty
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	given jsonb := coalesce(duty, '{}');
	number text := nullif(btrim(duty ->> 'duty_no'), '');
	d paidan.duty;
	result paidan_int.new_duty;
BEGIN
	IF number IS NOT NULL THEN
		SELECT o.* INTO d FROM duty o
		WHERE o.duty_no::text = number AND o.approved IS NOT FALSE
		ORDER BY o.version DESC LIMIT 1;
		IF NOT FOUND THEN
			PERFORM refuse('PD070', 'unknown_duty', jsonb_build_object('duty', number));
		END IF;
		IF EXISTS (SELECT FROM duty n WHERE n.duty_no = d.duty_no AND n.approved
		    AND n.version > nullif(btrim(duty ->> 'version'), '')::int) THEN
			PERFORM refuse('PD074', 'newer_version',
			    jsonb_build_object('version', d.version));
		END IF;
		given := jsonb_build_object('unit', d.unit_id, 'category', d.category_id,
		    'territory', d.territory_code, 'role', d.role, 'document', d.document,
		    'article', d.article, 'excerpt', d.excerpt, 'note', d.note,
		    'source', nullif(d.source, 'ruling'), 'effective_to', d.effective_to) || given;
	END IF;
	given := given || jsonb_build_object('row', 1,
	    'unit', coalesce((SELECT u.code FROM unit u WHERE u.id::text = btrim(given ->> 'unit')),
	        given ->> 'unit'),
	    'category', coalesce((SELECT c.code FROM category c
	        WHERE c.id::text = btrim(given ->> 'category')), given ->> 'category'));
	SELECT r.* INTO result FROM read_duties(jsonb_build_array(given)) AS r;
	IF result.code IS NOT NULL THEN
		PERFORM refuse_row(result.code, result.field);
	END IF;
	IF result.ends AND number IS NULL THEN
		PERFORM bad_value('ends');
	END IF;
	result.duty_no := d.duty_no;
	RETURN result;
END
$$;
