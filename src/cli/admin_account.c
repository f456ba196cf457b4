/* SPDX-License-Identifier: MIT */
/* `paidan admin account …`: who works here, as what, and who may no longer. */
#include "query/accounts.h"

#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "cli/commands.h"
#include "cli/say.h"
#include "cli/session.h"
#include "model/account.h"
#include "model/ticket.h"

#include "admin.h"
#include "password.h"

static int
say_trouble(const char *sqlstate, char *cause)
{
	return say_cause(session_refusal_exit(sqlstate), cause);
}

static const char *
state_word(const char *state)
{
	return strcmp(state, "active") == 0 ? _("in use") :
	    strcmp(state, "waiting") == 0 ? _("waits for a coordinator's confirmation") :
	    _("locked");
}

static int
change(PGconn *conn, const struct admin_order *order, enum account_verb verb, const char *verifier)
{
	const char *const *given = order->options;
	const struct account_order o = { order->words[0], given[ADMIN_NAME], given[ADMIN_ROLE],
		given[ADMIN_PLATFORM], given[ADMIN_UNIT], given[ADMIN_TRADE], given[ADMIN_AREA],
		verifier, given[ADMIN_REASON] };
	char state[16], sqlstate[6] = "", *cause = NULL;

	if (!account_change(conn, verb, &o, state, sqlstate, &cause))
		return say_trouble(sqlstate, cause);
	say("%s: %s", o.login, state_word(state));
	return EXIT_OK;
}

/* The password is read, made into what the server keeps, and forgotten. */
static char *
take_verifier(PGconn *conn, const struct admin_order *order, const char *login, char **cause)
{
	char *password = password_read(order->options[ADMIN_PASSWORD_FILE], cause);
	char *verifier = password != NULL ? account_verifier(conn, login, password, cause) : NULL;

	password_forget(password);
	return verifier;
}

static int
run_add(PGconn *conn, const struct admin_order *order)
{
	bool without = order->options[ADMIN_NO_PASSWORD] != NULL;
	char *cause = NULL;
	char *verifier = without ? NULL : take_verifier(conn, order, order->words[0], &cause);
	int code = cause != NULL ? say_cause(EXIT_DATA, cause) :
	    change(conn, order, ACCOUNT_ADD, verifier);

	free(verifier);
	return code;
}

/* Without a login one's own, for which nobody's word is needed. */
static int
run_password(PGconn *conn, const struct admin_order *order)
{
	char sqlstate[6] = "", *cause = NULL;
	const char *login = order->count > 0 ? order->words[0] : PQuser(conn);
	char *verifier = take_verifier(conn, order, login, &cause);
	int code = EXIT_OK;

	if (verifier == NULL)
		return say_cause(EXIT_DATA, cause);
	if (order->count > 0)
		code = change(conn, order, ACCOUNT_PASSWORD, verifier);
	else if (!account_own_password(conn, verifier, sqlstate, &cause))
		code = say_trouble(sqlstate, cause);
	free(verifier);
	return code;
}

#define CHANGE(name, verb) \
	static int \
	run_##name(PGconn *conn, const struct admin_order *order) \
	{ \
		return change(conn, order, verb, NULL); \
	}

CHANGE(role, ACCOUNT_ROLE)
CHANGE(unit, ACCOUNT_UNIT)
CHANGE(lock, ACCOUNT_LOCK)
CHANGE(unlock, ACCOUNT_UNLOCK)
CHANGE(confirm, ACCOUNT_CONFIRM)

static char *
role_words(const char *roles)
{
	struct strbuf out = STRBUF_INIT;
	char *copy = xstrdup(roles), *rest = copy, *role;

	while ((role = strsep(&rest, ",")) != NULL && *role != '\0')
		strbuf_addf(&out, "%s%s", out.len > 0 ? "、" : "", account_role_label(role));
	free(copy);
	return strbuf_take(&out);
}

static int
run_list(PGconn *conn, const struct admin_order *order)
{
	struct account_line *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;

	if (!accounts_read(conn, &items, &count, sqlstate, &cause))
		return say_trouble(sqlstate, cause);
	for (size_t i = 0; i < count; i++) {
		const struct account_line *a = &items[i];
		char *roles = role_words(a->roles);
		char *last = xasprintf("%s%s%s%s%s", a->scope, *a->scope != '\0' ? "  " : "",
		    strcmp(a->state, "active") != 0 ? state_word(a->state) : "",
		    *a->since != '\0' ? " " : "", a->since);
		char *all = xasprintf("%s%s", last,
		    a->drift ? _("  ! other groups in the database than given here") : "");
		const struct admin_cell cells[] = { { a->login, 14 }, { a->name, 10 },
			{ a->platform, 14 }, { a->unit, 12 }, { roles, 14 }, { all, 0 } };

		admin_say_cells(cells, ARRAY_LEN(cells));
		free(all);
		free(last);
		free(roles);
	}
	accounts_free(items, count);
	return EXIT_OK;
}

static int
run_history(PGconn *conn, const struct admin_order *order)
{
	struct account_event *items = NULL;
	size_t count = 0;
	char sqlstate[6] = "", *cause = NULL;

	if (!account_events_read(conn, order->count > 0 ? order->words[0] : NULL, &items, &count,
		sqlstate, &cause))
		return say_trouble(sqlstate, cause);
	for (size_t i = 0; i < count; i++) {
		const struct account_event *e = &items[i];
		char *last = xasprintf("%s%s%s", e->after, *e->reason != '\0' ? "  " : "", e->reason);
		const struct admin_cell cells[] = { { e->at, 19 }, { e->login, 14 },
			{ verb_label(e->verb), 14 }, { e->actor, 10 }, { e->host, 15 },
			{ last, 0 } };

		admin_say_cells(cells, ARRAY_LEN(cells));
		free(last);
	}
	account_events_free(items, count);
	return EXIT_OK;
}

static const struct admin_verb verbs[] = {
	{ "add", 1, 1, run_add },
	{ "role", 1, 1, run_role },
	{ "unit", 1, 1, run_unit },
	{ "password", 0, 1, run_password },
	{ "lock", 1, 1, run_lock },
	{ "unlock", 1, 1, run_unlock },
	{ "confirm", 1, 1, run_confirm },
	{ "list", 0, 0, run_list },
	{ "history", 0, 1, run_history },
};

int
admin_account(const struct admin_order *order)
{
	int code = EXIT_OK;
	const struct admin_verb *verb = admin_find(verbs, ARRAY_LEN(verbs), order, &code);

	if (verb == NULL)
		return code;
	PGconn *conn = session_open_first(order->settings->db, &code);
	if (conn != NULL)
		code = verb->run(conn, order);
	PQfinish(conn);
	return code;
}
