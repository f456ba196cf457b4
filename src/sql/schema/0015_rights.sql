-- SPDX-License-Identifier: MIT
-- Who may see what beyond platform and unit: a trade or an area, tickets that only those named
-- may know of, and the accounts themselves.

-- trades, areas: with all below them, NULL: all. A login with either watches only those tickets
-- of its platforms, and does nothing that a platform does.
-- roles: its groups without paidan_, as they were last set (NULL: never by paidan); they are
-- taken from a login while it is locked. active = neither locked nor waiting for a second
-- person's word.
ALTER TABLE paidan.account
	ADD COLUMN trades int[],
	ADD COLUMN areas text[],
	ADD COLUMN roles text[],
	ADD COLUMN locked_at timestamptz,
	ADD COLUMN waits_since timestamptz,
	ADD COLUMN asked_by text;     -- whose word it waits to be confirmed

-- What was done to accounts: append-only. roles, trades and so on as they were and became.
CREATE TABLE paidan.account_log (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	at timestamptz NOT NULL,      -- the server's clock
	command_id uuid UNIQUE,
	host inet,                    -- NULL: on the server itself
	actor text NOT NULL,
	login text NOT NULL,
	verb text NOT NULL,
	before jsonb,
	after jsonb,
	reason text
);
CREATE INDEX account_log_login ON paidan.account_log (login, id);

-- confidants: the logins that may know of the ticket, of those that otherwise would; NULL: all.
ALTER TABLE paidan.ticket_open ADD COLUMN confidants text[];
ALTER TABLE paidan.ticket_closed ADD COLUMN confidants text[];
CREATE INDEX ticket_open_confidential ON paidan.ticket_open (queue) WHERE confidants IS NOT NULL;
CREATE INDEX ticket_closed_confidential ON paidan.ticket_closed (closed_at)
WHERE confidants IS NOT NULL;

-- confidants: of a ticket that was and is confidential. category_before, territory_before: where
-- it was, if that has changed, for those who watch only that.
ALTER TABLE paidan.change
	ADD COLUMN category_before int,
	ADD COLUMN territory_before text,
	ADD COLUMN confidants text[];

-- anonymous: asked not to be named. The name and number that were told are for who may rule.
ALTER TABLE paidan.citizen ADD COLUMN anonymous boolean NOT NULL DEFAULT false;
