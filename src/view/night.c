/* SPDX-License-Identifier: MIT */
#include "view/night.h"

#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/xalloc.h"
#include "model/ticket.h"
#include "query/shift.h"
#include "text/sanitize.h"

#define GAP_MS 1000
#define LATE_MS 500              /* after its end another shift has surely begun */
#define LONGEST_MS 3600000       /* the rules, or somebody's clock, may change meanwhile */

struct night {
	struct desk *desk;
	void (*turned)(void *ctx);
	void *ctx;
	struct shift_query query;
	struct loop_timer *next, *soon;
	int64_t asked_at;
	int64_t heard_ms;        /* the last urgent ticket that was announced */
	bool known;
	bool night;              /* for a unit, too: what is urgent is announced */
	bool again;              /* touched while a question was open */
};

static void
announce(struct night *n, const struct shift_now *now)
{
	char *title = sanitize_line(now->urgent_title), *number = sanitize_line(now->urgent_number);

	if (n->known)
		app_bell(n->desk->app);
	app_say(n->desk->app, STYLE_ALARM, _("Urgent, by phone at once: %s %s"), number, title);
	free(number);
	free(title);
}

static void
ask(void *ctx)
{
	struct night *n = ctx;

	n->next = NULL;
	night_ask(n);
}

static void
take_in(struct night *n, const struct shift_now *now)
{
	struct desk *desk = n->desk;
	bool was = desk->night;
	int64_t left = now->until_ms - desk_now(desk) + LATE_MS;

	/* Who works by shifts; a unit has none, and nothing of it waits for a morning. */
	desk->night = now->night && account_may(&desk->account, "shift");
	n->night = now->night && (desk->night || desk->account.unit_id != 0);
	desk->morning = now->waiting;
	free(desk->shift);
	desk->shift = sanitize_line(now->name);
	if (n->night && now->urgent_ms != NO_TIME && now->urgent_ms > n->heard_ms) {
		announce(n, now);
		n->heard_ms = now->urgent_ms;
	}
	n->known = true;
	loop_cancel(n->next);
	n->next = loop_after(desk->loop, left < GAP_MS ? GAP_MS :
	    left > LONGEST_MS ? LONGEST_MS : left, ask, n);
	if (desk->night != was)
		n->turned(n->ctx);
	app_dirty(desk->app);
}

static void
came(void *ctx, const struct shift_now *now)
{
	struct night *n = ctx;

	if (now != NULL)
		take_in(n, now);
	if (n->again)
		night_touch(n);
}

void
night_ask(struct night *n)
{
	n->again = false;
	n->asked_at = clock_mono_ms();
	shift_ask_now(&n->query, n->desk->db, came, n);
}

static void
ask_soon(void *ctx)
{
	struct night *n = ctx;

	n->soon = NULL;
	night_ask(n);
}

void
night_touch(struct night *n)
{
	int64_t since = clock_mono_ms() - n->asked_at;

	if (!n->night)
		return;
	if (n->query.call != NULL)
		n->again = true;
	else if (n->soon == NULL)
		n->soon = loop_after(n->desk->loop, since < GAP_MS ? GAP_MS - since : 0,
		    ask_soon, n);
}

struct night *
night_create(struct desk *desk, void (*turned)(void *ctx), void *ctx)
{
	struct night *n = xcalloc(1, sizeof *n);

	n->desk = desk;
	n->turned = turned;
	n->ctx = ctx;
	night_ask(n);
	return n;
}

void
night_destroy(struct night *n)
{
	if (n == NULL)
		return;
	shift_forget(&n->query);
	loop_cancel(n->next);
	loop_cancel(n->soon);
	free(n);
}
