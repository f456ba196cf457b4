-- SPDX-License-Identifier: MIT
-- Draws who is called, of those that wait for it: of each unit and class so many in a
-- hundred as the rules say, at least one, in the order of a lot that the seed decides.
-- The same seed and the same tickets give the same sample. Who was not drawn is not
-- called; it is archived as unrated. Without a seed it is that of the rules with the
-- day. Gives the number of the sample.
CREATE FUNCTION paidan_api.draw_sample(command uuid, seed text)
RETURNS int
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	a paidan_int.act := begin_command(command, 'draw_sample', NULL);
	rules record;
	drawn int;
BEGIN
	IF a.done IS NOT NULL THEN
		RETURN a.done;
	END IF;
	PERFORM check_plain_right(a.login, 'sample');
	SELECT r.* INTO rules FROM call_rules() AS r;
	IF rules.percent IS NULL THEN
		PERFORM refuse('PD128', 'no_sampling');
	END IF;
	INSERT INTO sample (platform_id, percent, seed, drawn_at, drawn_by)
	VALUES (a.platform_id, rules.percent, coalesce(nullif(btrim(draw_sample.seed), ''),
	    concat_ws(' ', rules.seed, (a.at AT TIME ZONE zone())::date)), a.at, a.login)
	RETURNING id, sample.seed INTO drawn, draw_sample.seed;
	PERFORM draw(a, drawn, draw_sample.seed, rules.percent);
	UPDATE command c SET result = to_jsonb(drawn) WHERE c.id = a.command;
	RETURN drawn;
END
$$;
