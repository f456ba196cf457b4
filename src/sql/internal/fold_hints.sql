-- SPDX-License-Identifier: MIT
-- Learns what waits, oldest first, until the time is up; at least one. One
-- session at a time, whoever comes second leaves it. Returns how many.
CREATE FUNCTION paidan_int.fold_hints(for_ms int)
RETURNS int
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	done int := 0;
	until_at timestamptz := clock_timestamp() + for_ms * interval '1 millisecond';
	todo paidan.hint_todo;
BEGIN
	IF NOT EXISTS (SELECT FROM hint_todo) OR NOT pg_try_advisory_xact_lock(7236148, 3) THEN
		RETURN 0;
	END IF;
	PERFORM keep_scale();
	LOOP
		DELETE FROM hint_todo d
		WHERE d.id = (SELECT o.id FROM hint_todo o ORDER BY o.id LIMIT 1)
		RETURNING d.* INTO todo;
		EXIT WHEN NOT FOUND;
		PERFORM learn_outcome(todo);
		done := done + 1;
		EXIT WHEN clock_timestamp() >= until_at;
	END LOOP;
	RETURN done;
END
$$;
