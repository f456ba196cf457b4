/* SPDX-License-Identifier: MIT */
#include "db/prove.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "internal.h"

#define PATIENCE_MS 10000

struct prove {
	struct db *db;
	PGconn *conn;
	struct loop_fd *watch;
	struct loop_timer *timer;
	db_proof_fn *fn;
	void *ctx;
};

bool
db_asks_password(const struct db *db)
{
	return db->asks_password;
}

void
prove_forget(struct db *db)
{
	struct prove *p = db->prove;

	if (!p)
		return;
	db->prove = NULL;
	loop_unwatch(p->watch);
	loop_cancel(p->timer);
	PQfinish(p->conn);
	free(p);
}

static void
answer(struct prove *p, enum db_proof proof, const char *sentence)
{
	db_proof_fn *fn = p->fn;
	void *ctx = p->ctx;
	char *copy = xstrdup(sentence);

	prove_forget(p->db);
	fn(ctx, proof, copy);
	free(copy);
}

/* A password that is wrong or has expired is one thing, a server that is not there another. */
static void
fail(struct prove *p)
{
	const char *message = PQerrorMessage(p->conn), *state = trouble_find_state(message);
	char *line;

	if (state && strncmp(state, "28", 2) == 0) {
		answer(p, DB_PROOF_WRONG, "");
		return;
	}
	message = state ? state + strlen("XXXXX: ") : message;
	line = xstrndup(message, strcspn(message, "\n"));
	answer(p, DB_PROOF_AWAY, line);
	free(line);
}

static void prove_event(void *ctx, short revents);

/* The socket may be another after each step, so it is watched anew. */
static void
step(struct prove *p, PostgresPollingStatusType next)
{
	loop_unwatch(p->watch);
	p->watch = NULL;
	if (next == PGRES_POLLING_FAILED)
		fail(p);
	else if (next != PGRES_POLLING_OK)
		p->watch = loop_watch(p->db->loop, PQsocket(p->conn),
		    next == PGRES_POLLING_READING ? POLLIN : POLLOUT, prove_event, p);
	else if (PQconnectionUsedPassword(p->conn))
		answer(p, DB_PROOF_RIGHT, "");
	else
		answer(p, DB_PROOF_AWAY, _("The database did not ask for the password."));
}

static void
prove_event(void *ctx, short revents)
{
	struct prove *p = ctx;

	step(p, PQconnectPoll(p->conn));
}

static void
time_out(void *ctx)
{
	struct prove *p = ctx;

	p->timer = NULL;
	answer(p, DB_PROOF_AWAY, _("The database server does not answer."));
}

/* Its first step is taken by the loop, so that no answer comes inside the call that asks. */
static void
begin(void *ctx)
{
	struct prove *p = ctx;

	p->timer = loop_after(p->db->loop, PATIENCE_MS, time_out, p);
	if (PQstatus(p->conn) == CONNECTION_BAD)
		fail(p);
	else
		step(p, PGRES_POLLING_WRITING);
}

void
db_prove(struct db *db, const char *password, db_proof_fn *fn, void *ctx)
{
	struct prove *p = xcalloc(1, sizeof *p);

	prove_forget(db);
	*p = (struct prove){ .db = db, .fn = fn, .ctx = ctx };
	db->prove = p;
	/* An empty one would be looked up in the password file. */
	p->conn = connect_start(db, NULL, *password ? password : " ");
	PQsetErrorVerbosity(p->conn, PQERRORS_VERBOSE);
	p->timer = loop_after(db->loop, 0, begin, p);
}
