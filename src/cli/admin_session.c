/* SPDX-License-Identifier: MIT */
/* `paidan admin session list | end PID | ended`: who is signed in, and ending it. */
#include "query/sessions.h"

#include <stdlib.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "city/calendar.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "query/refusal.h"

#include "admin.h"

static int
say_trouble(const char *sqlstate, char *cause)
{
	return say_cause(session_refusal_exit(sqlstate), cause);
}

static int
run_list(PGconn *conn, const struct admin_order *order)
{
	struct session *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;

	if (!sessions_read(conn, &items, &count, sqlstate, &cause))
		return say_trouble(sqlstate, cause);
	for (size_t i = 0; i < count; i++) {
		const struct session *s = &items[i];
		char *pid = xasprintf("%d", s->pid);
		const struct admin_cell cells[] = { { pid, 8 }, { s->since, 19 }, { s->login, 14 },
			{ s->name, 10 }, { host_label(s->host), 20 }, { s->application, 12 },
			{ s->this ? _("this one") : s->unit, 0 } };
		admin_say_cells(cells, ARRAY_LEN(cells));
		free(pid);
	}
	sessions_free(items, count);
	return EXIT_OK;
}

static const struct session *
find_session(const struct session *items, size_t count, const char *pid)
{
	char *end;
	long number = strtol(pid, &end, 10);

	for (size_t i = 0; *end == '\0' && i < count; i++)
		if (items[i].pid == number)
			return &items[i];
	return NULL;
}

static int
run_end(PGconn *conn, const struct admin_order *order)
{
	struct session *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;
	int code = EXIT_OK;

	if (!sessions_read(conn, &items, &count, sqlstate, &cause))
		return say_trouble(sqlstate, cause);
	const struct session *s = find_session(items, count, order->words[0]);
	if (s == NULL)
		code = say_trouble("PD170", refusal_of_error("PD170", "no_session", ""));
	else if (!session_end_now(conn, s, order->options[ADMIN_REASON], sqlstate, &cause))
		code = say_trouble(sqlstate, cause);
	else
		say(_("The session of %s since %s is ended."), s->login, s->since);
	sessions_free(items, count);
	return code;
}

static int
run_ended(PGconn *conn, const struct admin_order *order)
{
	struct session_record *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;

	if (!session_records_read(conn, order->options[ADMIN_FROM], order->options[ADMIN_TO],
		&items, &count, sqlstate, &cause))
		return say_trouble(sqlstate, cause);
	for (size_t i = 0; i < count; i++) {
		const struct admin_cell cells[] = { { items[i].at, 19 }, { items[i].login, 14 },
			{ host_label(items[i].host), 16 }, { items[i].since, 19 },
			{ items[i].by, 10 }, { session_reason(items[i].reason), 0 } };
		admin_say_cells(cells, ARRAY_LEN(cells));
	}
	session_records_free(items, count);
	return EXIT_OK;
}

static const struct admin_verb verbs[] = {
	{ "list", 0, 0, run_list },
	{ "end", 1, 1, run_end },
	{ "ended", 0, 0, run_ended },
};

static bool
days_are_fine(const struct admin_order *order)
{
	for (int i = ADMIN_FROM; i <= ADMIN_TO; i++) {
		if (order->options[i] == NULL || city_is_date(order->options[i]))
			continue;
		say_fault(_("--%s: a date such as 2026-10-01, not \"%s\""),
		    i == ADMIN_FROM ? "from" : "to", order->options[i]);
		return false;
	}
	return true;
}

int
admin_session(const struct admin_order *order)
{
	int code = EXIT_OK;
	const struct admin_verb *verb = admin_find(verbs, ARRAY_LEN(verbs), order, &code);

	if (verb == NULL)
		return code;
	if (!days_are_fine(order))
		return EXIT_USAGE;
	PGconn *conn = session_open_checked(order->settings->db, &code);
	if (conn != NULL)
		code = verb->run(conn, order);
	PQfinish(conn);
	return code;
}
