-- SPDX-License-Identifier: MIT
-- How a unit was chased about a ticket, in one sentence.
CREATE FUNCTION paidan_int.letter_steps(ticket bigint, unit int)
RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
	SELECT coalesce(string_agg(left(local_time(c.at), 16) || CASE c.step
	        WHEN 'phone' THEN '电话' WHEN 'notice' THEN '发函' WHEN 'leader' THEN '报领导'
	        ELSE '督办' END
	    || coalesce('，' || nullif(letter_words(c.spoken_to, 20), ''), '')
	    || coalesce('，' || (SELECT r.name FROM reason r
	        WHERE r.kind = 'chase' AND r.code = c.outcome), ''), '；' ORDER BY c.id), '无')
	FROM chase c WHERE c.ticket_id = ticket AND c.unit_id = unit
$$;
