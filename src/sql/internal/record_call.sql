-- SPDX-License-Identifier: MIT
-- Puts a call down.
CREATE FUNCTION paidan_int.record_call(a paidan_int.act, outcome text, responded boolean,
    solved boolean, satisfaction text, reason_code text, words text, leaning boolean)
RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	INSERT INTO call (ticket_id, citizen_id, unit_id, round, at, by, outcome, responded,
	    solved, satisfaction, reason_code, words, leaning, next_at)
	SELECT (a.t).id, x.citizen_id, (a.t).unit_id, (a.t).round, a.at, a.login,
	    record_call.outcome, record_call.responded, record_call.solved,
	    record_call.satisfaction, record_call.reason_code,
	    nullif(btrim(record_call.words), ''), record_call.leaning, (a.t).call_at
	FROM text_of((a.t).id) x
$$;
