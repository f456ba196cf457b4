/* SPDX-License-Identifier: MIT */
/* Tickets kept as they were on the screen, and which of them an action is meant for. */
#ifndef PAIDAN_VIEW_TICKET_SET_H
#define PAIDAN_VIEW_TICKET_SET_H

#include "model/ticket.h"
#include "ui/action.h"
#include "ui/app.h"

/* Copies of tickets as they were on the screen. Begin with all zero. */
struct ticket_set {
	struct ticket *items;
	size_t count, cap;
};

/* out is to be finished with ticket_finish. */
void ticket_copy(struct ticket *out, const struct ticket *t);
void ticket_set_add(struct ticket_set *set, const struct ticket *ticket);
void ticket_set_finish(struct ticket_set *set);

/* For list_keep: a copy of a ticket's row on the heap, and its end. */
void *ticket_keep(const void *row);
void ticket_drop(void *kept);

/*
 * The tickets that an action is to be done to, if it is not just the one under the cursor: those
 * tagged if the words begin with ', those that the selected row stands for. False: the one.
 */
bool ticket_set_of(struct view *view, const struct args *args, struct ticket_set *out);

#endif
