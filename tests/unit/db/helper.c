/* SPDX-License-Identifier: MIT */
#include "helper.h"

#include <stdio.h>
#include <spawn.h>
#include <sys/wait.h>

extern char **environ;
static int answers;

static void
on_state(void *ctx, enum db_state state)
{
	struct client *c = ctx;

	if (state == DB_READY)
		c->ready++;
	if (state == DB_WAITING)
		c->lost++;
}

static bool
on_hello(void *ctx, int n, const char *const *fields, char **cause)
{
	struct client *c = ctx;

	c->hello_fields = n;
	if (n > 0)
		snprintf(c->hello, sizeof c->hello, "%s", fields[0]);
	if (c->refuse)
		*cause = xstrdup("wrong schema");
	return !c->refuse;
}

static void
on_notified(void *ctx, const char *channel)
{
	struct client *c = ctx;

	assert_string_equal(channel, "Odd \"channel");
	c->notified++;
}

static void
on_uncertain(void *ctx, bool any)
{
	struct client *c = ctx;

	if (any)
		c->uncertain_on++;
	else
		c->uncertain_off++;
}

void
client_open(struct client *c, const struct db_config *config)
{
	const struct db_events events = { on_state, on_hello, on_notified, on_uncertain, c };
	bool refuse = c->refuse;

	*c = (struct client){ .loop = loop_create(), .refuse = refuse };
	c->db = db_open(c->loop, config, &events);
}

void
client_open_plain(struct client *c)
{
	const struct db_config config = {
		.conninfo = "", .application = "test", .settle_sql = SETTLE,
		.retry_min_ms = 10, .retry_max_ms = 100,
	};

	c->refuse = false;
	client_open(c, &config);
}

void
client_close(struct client *c)
{
	db_close(c->db);
	loop_destroy(c->loop);
}

void
note_answer(void *ctx, const struct db_reply *reply)
{
	struct answer *a = ctx;

	a->ran++;
	a->call = NULL;
	a->order = ++answers;
	a->outcome = reply->outcome;
	a->timed_out = reply->timed_out;
	a->settled = reply->settled;
	if (reply->outcome == DB_REFUSED)
		snprintf(a->sqlstate, sizeof a->sqlstate, "%s", reply->error->sqlstate);
	if (reply->settled)
		snprintf(a->text, sizeof a->text, "%s", reply->text ? reply->text : "");
	if (reply->count == 0)
		return;
	a->rows = PQntuples(reply->results[reply->count - 1]);
	if (a->rows > 0) {
		const char *s = PQgetvalue(reply->results[reply->count - 1], 0, 0);

		a->length = strlen(s);
		snprintf(a->text, sizeof a->text, "%s", s);
	}
}

void
ask(struct client *c, struct answer *a, const char *sql)
{
	const struct db_statement st = { .sql = sql };

	*a = (struct answer){ .client = c };
	a->call = db_read(c->db, &st, 1, note_answer, a);
	assert_int_equal(a->ran, 0);
}

void
ask_write(struct client *c, struct answer *a, const char *id, const char *ms)
{
	const struct db_statement st = {
		.sql = "SELECT do_it($1, $2)", .count = 2, .params = { id, ms },
	};

	*a = (struct answer){ .client = c };
	a->call = db_write(c->db, id, &st, note_answer, a);
	assert_int_equal(a->ran, 0);
}

char *
look(const char *sql)
{
	PGconn *conn = PQconnectdb("");
	PGresult *r = PQexec(conn, sql);
	char *s;

	if (PQresultStatus(r) != PGRES_TUPLES_OK && PQresultStatus(r) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(conn));
	s = xstrdup(PQntuples(r) > 0 ? PQgetvalue(r, 0, 0) : "");
	PQclear(r);
	PQfinish(conn);
	return s;
}

void
run(const char *sql)
{
	free(look(sql));
}

bool
somebody_sleeps(void)
{
	char *s = look("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
	bool yes = strcmp(s, "0") != 0;

	free(s);
	return yes;
}

void
script(const char *name)
{
	char *path = xasprintf("%s/%s", getenv("PAIDAN_TEST_LIB"), name);
	char *const argv[] = { path, NULL };
	int status;
	pid_t pid;

	assert_int_equal(posix_spawn(&pid, path, NULL, NULL, argv, environ), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	free(path);
}

void
settle_schema(void)
{
	run("SET client_min_messages = error;"
	    "DROP TABLE IF EXISTS command, effect; DROP SEQUENCE IF EXISTS repeats;"
	    "CREATE TABLE command (id uuid PRIMARY KEY, result text, void boolean NOT NULL);"
	    "CREATE TABLE effect (id uuid NOT NULL);"
	    "CREATE SEQUENCE repeats;"
	    "CREATE OR REPLACE FUNCTION do_it(p uuid, ms int) RETURNS text LANGUAGE plpgsql AS $$"
	    "DECLARE c command; BEGIN"
	    "  INSERT INTO command VALUES (p, 'r' || p, false) ON CONFLICT DO NOTHING;"
	    "  IF NOT FOUND THEN"
	    "    SELECT * INTO c FROM command WHERE id = p;"
	    "    IF c.void THEN RAISE 'void' USING ERRCODE = 'PD001'; END IF;"
	    "    PERFORM nextval('repeats');"
	    "  ELSE"
	    "    INSERT INTO effect VALUES (p);"
	    "    PERFORM pg_sleep(ms / 1000.0);"
	    "  END IF;"
	    "  RETURN 'r' || p; END $$;"
	    "CREATE OR REPLACE FUNCTION settle(p uuid, OUT happened boolean, OUT result text)"
	    " LANGUAGE plpgsql AS $$ BEGIN"
	    "  INSERT INTO command VALUES (p, NULL, true) ON CONFLICT DO NOTHING;"
	    "  SELECT NOT c.void, c.result INTO happened, result"
	    "    FROM command c WHERE id = p; END $$");
}
