/* SPDX-License-Identifier: MIT */
/*
 * Which kinds of tickets a list holds, as far as it matters for what may be done to them. The hint
 * bar of a list names what may be done to any of its rows: so it stands still while the cursor
 * moves, and a step costs only its marks. What a row forbids is said when its key is pressed.
 */
#ifndef PAIDAN_VIEW_TICKET_KINDS_H
#define PAIDAN_VIEW_TICKET_KINDS_H

#include "view/desk.h"

struct ticket_kind;

/* Begin with all zero. */
struct ticket_kinds {
	struct ticket_kind *items;
	size_t count, cap;
};

/* A row of the list. Kinds stay until the list is asked for anew, so the bar never shrinks. */
void ticket_kinds_add(struct ticket_kinds *kinds, const struct desk *desk, const struct ticket *t);
void ticket_kinds_clear(struct ticket_kinds *kinds);
void ticket_kinds_finish(struct ticket_kinds *kinds);
/* ticket_can_of one of them at least. */
bool ticket_kinds_can(
    const struct ticket_kinds *kinds, const struct view *view, const struct action *action);

#endif
