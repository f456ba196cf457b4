-- SPDX-License-Identifier: MIT
-- The sessions that somebody ended, and the PINs of those who come in without a password.

-- Append-only, as the events are.
CREATE TABLE paidan.session_end (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL,      -- the server's clock
	since timestamptz NOT NULL,   -- when the session began
	pid int NOT NULL,
	host inet,                    -- NULL: on the server itself
	login text NOT NULL,
	by_login text NOT NULL,
	by_name text NOT NULL,
	application text NOT NULL,
	reason text NOT NULL
);
CREATE INDEX session_end_login ON paidan.session_end (login, at);

-- What lifts the lock of a console whose login came in by its Unix account or a certificate.
CREATE TABLE paidan.pin (
	login text PRIMARY KEY,
	salt bytea NOT NULL,
	hash bytea NOT NULL,
	failures int NOT NULL DEFAULT 0, -- since it was last right
	tried_at timestamptz NOT NULL
);
