/* SPDX-License-Identifier: MIT */
/*
 * One verb done to many tickets (laws 2 and 7): exactly those that were tagged, in the versions
 * that were on the screen, are listed, then asked for, then each is written by a command of its
 * own. What is refused says why and stays tagged; the others go on.
 */
#ifndef PAIDAN_VIEW_BULK_H
#define PAIDAN_VIEW_BULK_H

#include "query/write.h"
#include "ui/form.h"
#include "view/desk.h"

/* Copies of tickets as they were on the screen. Begin with all zero. */
struct ticket_set {
	struct ticket *items;
	size_t count, cap;
};

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

struct bulk_screen;

/*
 * Shows the tickets over `from`, asks, and writes. args: WRITE_MAX_ARGS of them as for desk_write,
 * or NULL; copied. form: where they came from, or NULL: it is refused if nothing was sent, done if
 * all were, else left with its draft kept. *slot (may be NULL) holds the bulk while it may still
 * touch the form.
 */
void bulk_open(struct desk *desk, struct view *from, enum write_verb verb,
    const struct ticket_set *tickets, const char *const *args, struct form *form,
    struct bulk_screen **slot);
/* The form goes away: it is not touched any more. */
void bulk_form_closed(struct bulk_screen *b);

#endif
