/* SPDX-License-Identifier: MIT */
#include "door.h"

#include <stdlib.h>
#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "db/prove.h"
#include "model/moment.h"
#include "text/sanitize.h"
#include "ui/lock.h"

#define FAILURES_MOST 5

/* --- the lock ---------------------------------------------------------------------- */

static void
show_lock(struct door *d)
{
	struct desk *desk = d->desk;
	char *title = xasprintf(_("%s: the console is locked"), desk->account.name);

	if (db_asks_password(desk->db))
		app_lock(desk->app, title, _("Password: "), NULL);
	else if (d->has_pin)
		app_lock(desk->app, title, _("PIN: "), NULL);
	else
		app_lock(desk->app, title, NULL,
		    _("This hides, but keeps nobody out: \"paidan pin\" sets a PIN."));
	free(title);
}

/* It may have been set or taken away since. */
static void
pin_known(void *ctx, enum pin_answer answer, const char *sentence)
{
	struct door *d = ctx;
	bool has = sentence != NULL ? d->has_pin : answer == PIN_RIGHT;
	bool changed = has != d->has_pin;

	d->has_pin = has;
	if (changed && app_locked(d->desk->app))
		show_lock(d);
}

static void
lock(void *ctx)
{
	struct door *d = ctx;

	d->failures = 0;
	show_lock(d);
	if (!db_asks_password(d->desk->db))
		pin_ask(&d->pin, d->desk->db, pin_known, d);
}

static void
wrong(struct door *d, const char *sentence)
{
	char *left;

	if (++d->failures < FAILURES_MOST) {
		left = xasprintf(_("%s Tries left: %d."), sentence, FAILURES_MOST - d->failures);
		app_lock_refuse(d->desk->app, left);
		free(left);
	} else {
		app_fail(d->desk->app, EXIT_NORIGHT,
		    xstrdup(_("too often wrong: the console was left; what was typed is kept as drafts")));
	}
}

static void
proven(void *ctx, enum db_proof proof, const char *sentence)
{
	struct door *d = ctx;
	char *why;

	if (d->desk->app == NULL)
		return;
	if (proof == DB_PROOF_RIGHT) {
		app_unlock(d->desk->app);
	} else if (proof == DB_PROOF_WRONG) {
		wrong(d, _("The password is wrong, or has expired."));
	} else {
		why = xasprintf(_("It cannot be unlocked now: %s"), sentence);
		app_lock_refuse(d->desk->app, why);
		free(why);
	}
}

static void
pin_tried(void *ctx, enum pin_answer answer, const char *sentence)
{
	struct door *d = ctx;
	char *why;

	if (sentence != NULL) {
		why = xasprintf(_("It cannot be unlocked now: %s"), sentence);
		app_lock_refuse(d->desk->app, why);
		free(why);
	} else if (answer == PIN_WAIT) {
		app_lock_refuse(d->desk->app, _("Too often wrong: wait a minute."));
	} else if (answer == PIN_WRONG) {
		wrong(d, _("The PIN is wrong."));
	} else {
		app_unlock(d->desk->app);
	}
}

static void
unlock(void *ctx, const char *secret)
{
	struct door *d = ctx;

	if (db_asks_password(d->desk->db))
		db_prove(d->desk->db, secret, proven, d);
	else if (d->has_pin)
		pin_try(&d->pin, d->desk->db, secret, pin_tried, d);
	else
		app_unlock(d->desk->app);
}

/* --- sessions ---------------------------------------------------------------------- */

static void
say_other(struct door *d, const struct session *s)
{
	struct strbuf since = STRBUF_INIT;

	moment_after(&since, s->since_ms, desk_now(d->desk));
	app_say_too(d->desk->app, STYLE_WARN, _("Also signed in from %s since %s; :sessions."),
	    host_label(s->host), strbuf_str(&since));
	strbuf_finish(&since);
}

static void
sessions_came(void *ctx, struct session *items, size_t count, const char *sentence)
{
	struct door *d = ctx;

	for (size_t i = 0; i < count; i++) {
		if (!items[i].own || items[i].this)
			continue;
		say_other(d, &items[i]);
		break;
	}
	sessions_free(items, count);
}

/* Whose session was ended does not come back by itself: somebody wanted them away. */
static void
ended_known(void *ctx, const char *at, const char *by, const char *reason)
{
	struct door *d = ctx;
	char *raw;

	if (at == NULL || d->desk->app == NULL)
		return;
	raw = xasprintf(_("%s ended this session at %s: %s (what was typed is kept as drafts)"), by, at,
	    reason);
	app_fail(d->desk->app, EXIT_NORIGHT, sanitize_line(raw));
	free(raw);
}

void
door_connected(struct door *d)
{
	struct desk *desk = d->desk;

	if (desk == NULL)
		return;
	if (d->backend != 0)
		session_ended_ask(&d->ended, desk->db, d->backend, d->since_ms, ended_known, d);
	d->backend = db_backend(desk->db);
	d->since_ms = desk->account.now_ms;
}

void
door_open(struct door *d, struct desk *desk, int lock_minutes)
{
	const struct lock_calls calls = { lock, unlock, d };

	d->desk = desk;
	app_lock_setup(desk->app, &calls, (int64_t)lock_minutes * 60000);
	door_connected(d);
	if (!db_asks_password(desk->db))
		pin_ask(&d->pin, desk->db, pin_known, d);
	sessions_ask(&d->sessions, desk->db, sessions_came, d);
}

void
door_close(struct door *d)
{
	pin_forget(&d->pin);
	sessions_forget(&d->sessions);
	session_ended_forget(&d->ended);
}
