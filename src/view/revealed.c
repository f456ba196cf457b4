/* SPDX-License-Identifier: MIT */
#include "revealed.h"

#include <stdlib.h>
#include <string.h>

#include "text/sanitize.h"

static void
wipe(struct revealed *r)
{
	if (r->value != NULL)
		memset(r->value, 0, strlen(r->value));
	free(r->value);
	r->value = NULL;
}

static void
over(void *ctx)
{
	struct revealed *r = ctx;

	r->timer = NULL;
	wipe(r);
	app_dirty(r->desk->app);
}

static void
came(void *ctx, const char *value, int seconds, const char *sentence)
{
	struct revealed *r = ctx;

	if (r->desk->app == NULL)
		return;
	if (value == NULL) {
		app_say(r->desk->app, STYLE_ERROR, "%s", sentence);
	} else {
		r->value = sanitize_line(value);
		r->timer = loop_after(r->desk->loop, seconds * 1000, over, r);
	}
	app_dirty(r->desk->app);
}

void
revealed_ask(struct revealed *r, struct desk *desk, int64_t ticket, const char *field,
    const char *reason)
{
	revealed_clear(r);
	r->desk = desk;
	reveal_ask(&r->query, desk->db, ticket, field, reason, NULL, came, r);
}

void
revealed_clear(struct revealed *r)
{
	reveal_forget(&r->query);
	loop_cancel(r->timer);
	r->timer = NULL;
	wipe(r);
}
