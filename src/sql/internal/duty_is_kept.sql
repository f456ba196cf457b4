-- SPDX-License-Identifier: MIT
-- Rows of the registry are only added. What is added to one is its decision,
-- once.
CREATE FUNCTION paidan_int.duty_is_kept()
RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	decision constant text[] := '{approved,decided_by,decided_at,decision_note}';
BEGIN
	IF tg_op = 'UPDATE' THEN
		IF old.approved IS NULL AND to_jsonb(new) - decision = to_jsonb(old) - decision THEN
			RETURN new;
		END IF;
	END IF;
	PERFORM refuse('PD020', 'append_only', jsonb_build_object('table', 'duty'));
	RETURN NULL;
END
$$;

CREATE TRIGGER duty_is_kept BEFORE UPDATE OR DELETE ON paidan.duty
FOR EACH ROW EXECUTE FUNCTION paidan_int.duty_is_kept();
CREATE TRIGGER duty_is_not_emptied BEFORE TRUNCATE ON paidan.duty
FOR EACH STATEMENT EXECUTE FUNCTION paidan_int.duty_is_kept();
