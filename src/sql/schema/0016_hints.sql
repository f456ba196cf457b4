-- SPDX-License-Identifier: MIT
-- What the judge calls a unit by: its id, and what its name says of where it
-- is and of what it does (a trigger sees to both columns).
ALTER TABLE paidan.unit
	ADD COLUMN labels int[] NOT NULL DEFAULT '{}',
	ADD COLUMN named_place text NOT NULL DEFAULT '';

-- Precedents are looked for among all rulings on a matter, those that no longer
-- stand too, and among those on a road.
CREATE INDEX ruling_matter ON paidan.ruling (category_id);
CREATE INDEX ruling_roads ON paidan.ruling USING gin (roads);
