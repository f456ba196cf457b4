-- SPDX-License-Identifier: MIT
-- Where the files of config/demo/ are copied to before load.sql reads them. The
-- columns stand as in the files; what is empty there is NULL here.

CREATE TEMP TABLE demo_territory (
	code text PRIMARY KEY,
	name text NOT NULL,
	level text NOT NULL,
	parent_code text
);

-- host: the county out of which the zone was carved; member: a territory that
-- belongs to the zone though its code lies elsewhere.
CREATE TEMP TABLE demo_zone (
	zone_code text NOT NULL,
	kind text NOT NULL CHECK (kind IN ('host', 'member')),
	territory_code text NOT NULL
);

CREATE TEMP TABLE demo_platform (
	code text PRIMARY KEY,
	name text NOT NULL,
	kind text NOT NULL,
	parent_code text
);

CREATE TEMP TABLE demo_unit (
	code text PRIMARY KEY,
	name text NOT NULL,
	short_name text NOT NULL,
	kind text NOT NULL,
	parent_code text,
	platform_code text NOT NULL,
	territory_code text,
	runs_platform_code text,
	aliases text                  -- separated by a bar
);

CREATE TEMP TABLE demo_officer (
	unit_code text PRIMARY KEY,
	name text NOT NULL,
	phone text,
	night_phone text,
	login text
);

CREATE TEMP TABLE demo_account (
	login text PRIMARY KEY,
	name text NOT NULL,
	roles text NOT NULL,          -- separated by a bar
	platform_code text NOT NULL,
	unit_code text
);

CREATE TEMP TABLE demo_category (
	code text PRIMARY KEY,
	name text NOT NULL,
	parent_code text
);

CREATE TEMP TABLE demo_channel (
	code text PRIMARY KEY,
	name text NOT NULL
);

CREATE TEMP TABLE demo_duty (
	unit_code text NOT NULL,
	category_code text,           -- NULL: every matter
	territory_code text,          -- NULL: everywhere
	role text NOT NULL,
	document text NOT NULL,
	article text,
	excerpt text,
	note text,
	source text NOT NULL,
	effective_from date NOT NULL,
	effective_to date,
	ends boolean,
	approved boolean,             -- NULL: nobody has decided
	proposed_by text NOT NULL
);

CREATE TEMP TABLE demo_appeal (
	no text PRIMARY KEY,
	channel text NOT NULL,
	age_minutes int NOT NULL,     -- before the load
	title text NOT NULL,
	body text NOT NULL,
	place text,
	territory_code text,
	category_code text,           -- NULL: not classified when it was registered
	urgency text,
	citizen_name text,
	phone text,
	login text NOT NULL           -- who registers it
);

CREATE TEMP TABLE demo_step (
	no text NOT NULL,
	after_minutes int NOT NULL,   -- since the appeal was received
	login text NOT NULL,
	verb text NOT NULL,
	args jsonb NOT NULL,          -- units, territories and categories by their codes
	PRIMARY KEY (no, after_minutes)
);

-- The rules of the city as paidan_api.load_rules takes them, and the file they came from;
-- without a row the city has the rules that every database has.
CREATE TEMP TABLE demo_pack (
	pack jsonb NOT NULL,
	source text NOT NULL
);

-- The days that are not as the week says. A year that has any is published.
CREATE TEMP TABLE demo_calendar (
	day date PRIMARY KEY,
	off boolean NOT NULL,
	name text NOT NULL
);
