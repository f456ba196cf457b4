/* SPDX-License-Identifier: MIT */
/* Merging tickets into another. */
#ifndef PAIDAN_SRC_VIEW_MERGE_H
#define PAIDAN_SRC_VIEW_MERGE_H

#include "bulk.h"

/*
 * Chooses the ticket that these go up in, then opens the form. tickets: at least one, taken over.
 * numbers: typed: the main one, and behind it those to be merged instead of `tickets`.
 */
struct view *merge_view(struct desk *desk, struct view *from, struct ticket_set *tickets,
    char *const *numbers, size_t count);

/* The action: of the selected ticket, the tagged ones, or those whose numbers are typed. */
void ticket_merge(struct view *view, const struct args *args);

#endif
