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

#include "ticket_set.h"

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
