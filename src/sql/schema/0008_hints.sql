-- SPDX-License-Identifier: MIT
-- What the hints have learned from tickets that units accepted, returned and
-- closed. All of it is kept up one ticket at a time and never counted anew.
-- Time lets it fade by half-life without a row being touched: what is new
-- weighs more by 2^(days since the scale's beginning / half-life), and whoever
-- reads divides by the weight of now.

CREATE TABLE paidan.hint_scale (
	one boolean PRIMARY KEY DEFAULT true CHECK (one),
	at timestamptz NOT NULL,
	exponent float8 NOT NULL,             -- of 2, at that time
	half_life float8 NOT NULL CHECK (half_life > 0)        -- days
);

-- Outcomes that wait to be learned, oldest first: a verb adds a row, the pulse
-- takes some. Of a ticket that was closed elsewhere there is only what stands
-- here.
CREATE TABLE paidan.hint_todo (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL,
	ticket_id bigint,
	unit_id int NOT NULL,
	outcome text NOT NULL
	    CHECK (outcome IN ('accepted', 'returned', 'closed', 'satisfied', 'dissatisfied')),
	body text,
	place text,
	category_id int,
	territory_code text,
	CHECK ((ticket_id IS NULL) = (body IS NOT NULL AND place IS NOT NULL))
);

-- matter × place × unit, for every level of both up to the whole (0 and '').
CREATE TABLE paidan.hint_history (
	category_id int NOT NULL,
	territory_code text NOT NULL,
	unit_id int NOT NULL,
	alike int NOT NULL DEFAULT 0,         -- tickets that the unit accepted or returned
	closed int NOT NULL DEFAULT 0,
	returned int NOT NULL DEFAULT 0,
	satisfied int NOT NULL DEFAULT 0,
	dissatisfied int NOT NULL DEFAULT 0,
	weight float8 NOT NULL DEFAULT 0,     -- accepted less returned, on the scale
	PRIMARY KEY (category_id, territory_code, unit_id)
) WITH (fillfactor = 80);

-- A linear judge of text, place and matter, learned by its mistakes: how much
-- a feature (a hash) speaks for or against a label, and how doubtful that
-- still is. model 1: labels are units; 2: categories; 3: units, by all but
-- the matter. The arrays go together; a feature keeps its strongest labels only.
CREATE TABLE paidan.hint_model (
	model smallint PRIMARY KEY,
	tickets float8 NOT NULL               -- learned from, on the scale
);
CREATE TABLE paidan.hint_feature (
	model smallint NOT NULL,
	feature bigint NOT NULL,
	tickets float8 NOT NULL,              -- that had it, on the scale
	labels int[] NOT NULL DEFAULT '{}',
	weights real[] NOT NULL DEFAULT '{}',
	doubts real[] NOT NULL DEFAULT '{}',
	counts int[] NOT NULL DEFAULT '{}',   -- tickets of the label that had it
	PRIMARY KEY (model, feature)
) WITH (fillfactor = 70);

-- The newest tickets that each unit accepted, with what their texts say: what
-- is shown for a reason. Some hundreds a unit.
CREATE TABLE paidan.hint_case (
	unit_id int NOT NULL,
	ticket_id bigint NOT NULL,
	at timestamptz NOT NULL,
	words bigint[] NOT NULL,              -- features
	PRIMARY KEY (unit_id, ticket_id)
);
CREATE INDEX hint_case_age ON paidan.hint_case (unit_id, at);

-- A unit's load is counted while its hint is shown.
CREATE INDEX ticket_open_unit ON paidan.ticket_open (unit_id) INCLUDE (due_at);
