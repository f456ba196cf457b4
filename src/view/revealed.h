/* SPDX-License-Identifier: MIT */
/*
 * Something personal on the screen: asked for with a reason, shown for the seconds that the
 * database allows, then wiped (law 12). For any view: embed it, zeroed.
 */
#ifndef PAIDAN_VIEW_REVEALED_H
#define PAIDAN_VIEW_REVEALED_H

#include "query/reveal.h"
#include "view/desk.h"

struct revealed {
	struct desk *desk;
	struct reveal_query query;
	struct loop_timer *timer;
	char *value;             /* sanitised; NULL: masked */
};

/* Asks for a field of a ticket's citizen; what was shown before goes. A refusal is said. */
void revealed_ask(struct revealed *r, struct desk *desk, int64_t ticket, const char *field,
    const char *reason);
/* Masks it again; for another ticket, or when the view goes. */
void revealed_clear(struct revealed *r);

#endif
