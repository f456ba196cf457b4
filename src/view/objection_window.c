/* SPDX-License-Identifier: MIT */
#include "objection_window.h"

#include <string.h>

#include "base/i18n.h"
#include "model/moment.h"

#include "cells.h"

/* Rounds come one after the other, each with a window of its own. */
static const struct clock *
last_window(const struct detail *d)
{
	const struct clock *last = NULL;

	for (size_t i = 0; i < d->clock_count; i++) {
		const struct clock *c = &d->clocks[i];

		if (strcmp(c->kind, "objection") == 0 &&
		    (last == NULL || c->started_ms > last->started_ms))
			last = c;
	}
	return last;
}

bool
objection_window(struct strbuf *out, const struct desk *desk, const struct detail *detail)
{
	const struct clock *c = last_window(detail);
	struct strbuf until = STRBUF_INIT, left = STRBUF_INIT;
	bool over;

	if (c == NULL || c->due_ms == NO_TIME)
		return false;
	over = c->due_ms < desk_now(desk);
	moment_short(&until, c->due_ms);
	cell_due(desk, c->due_ms, c->warn_ms, c->unit, c->provisional, &left);
	if (over)
		strbuf_addf(out, _("The window to object was over at %s; silence is acceptance."), until.s);
	else if (c->stopped_ms == NO_TIME)
		strbuf_addf(out, _("The window to object is open until %s (%s); after that silence is "
		    "acceptance."), until.s, left.s);
	strbuf_finish(&until);
	strbuf_finish(&left);
	return over;
}
