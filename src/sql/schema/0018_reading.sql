-- SPDX-License-Identifier: MIT
-- What is asked about readings and exports: by citizen, by what is unusual, by file.

CREATE INDEX citizen_phone ON paidan.citizen (phone) WHERE phone <> '';
CREATE INDEX citizen_id_number ON paidan.citizen (id_number) WHERE id_number <> '';

-- How often is not unusual yet: see paidan_api.unusual_reading. A city may say otherwise.
CREATE TABLE paidan.reading_rule (
	kind text PRIMARY KEY,
	most int NOT NULL CHECK (most >= 0)
);

-- Each file that was made of what is here: append-only. Its number and who made it when stand in
-- the file.
CREATE TABLE paidan.export_log (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL,      -- the server's clock
	command_id uuid NOT NULL UNIQUE,
	host inet,                    -- NULL: on the server itself
	login text NOT NULL,
	name text NOT NULL,
	application text NOT NULL,
	what text NOT NULL,
	scope jsonb NOT NULL          -- what it was asked for
);
CREATE INDEX export_log_at ON paidan.export_log (at);
