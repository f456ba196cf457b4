-- SPDX-License-Identifier: MIT
-- The units whose words on a ticket the login may read: what they answered, noted,
-- objected to, and how long they had it. NULL: all, for who sees it as a platform, a
-- watcher, or was asked for an opinion. Else its own, those that it passed its part on
-- to, those that passed it on to it, and the units that assist it while it leads.
CREATE FUNCTION paidan_int.heard_units(ticket bigint)
RETURNS int[]
LANGUAGE plpgsql STABLE
SET search_path = pg_catalog, paidan, paidan_int, paidan_ext, pg_temp
AS $$
DECLARE
	mine int[];
BEGIN
	IF platform_of(ticket) = ANY (my_platforms()) THEN
		RETURN NULL;
	END IF;
	mine := my_units();
	IF mine = '{}' OR EXISTS (SELECT FROM opinion o WHERE o.ticket_id = ticket
	    AND o.unit_id = ANY (mine) AND o.answered_at IS NULL AND o.lapsed_at IS NULL) THEN
		RETURN NULL;
	END IF;
	RETURN mine || ARRAY(
		WITH RECURSIVE part AS (
			SELECT s.* FROM assignment s WHERE s.ticket_id = ticket
		), up AS (
			SELECT p.up_id AS id FROM part p WHERE p.unit_id = ANY (mine)
			UNION
			SELECT p.up_id FROM up JOIN part p ON p.id = up.id
		), down AS (
			SELECT p.id FROM part p WHERE p.unit_id = ANY (mine)
			    OR p.role = 'assist' AND p.level = 0 AND EXISTS (SELECT FROM part l
			        WHERE l.unit_id = ANY (mine) AND l.role = 'lead' AND l.level = 0
			            AND l.ended_at IS NULL AND l.round = p.round)
			UNION
			SELECT p.id FROM down d JOIN part p ON p.up_id = d.id
		)
		SELECT p.unit_id FROM part p
		WHERE p.id IN (SELECT u.id FROM up u UNION SELECT d.id FROM down d));
END
$$;
