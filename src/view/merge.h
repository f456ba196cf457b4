/* SPDX-License-Identifier: MIT */
/* Merging tickets into another. */
#ifndef PAIDAN_SRC_VIEW_MERGE_H
#define PAIDAN_SRC_VIEW_MERGE_H

#include "query/intake.h"

#include "bulk.h"

/*
 * Chooses the ticket that these go up in, then opens the form. tickets: at least one, taken over.
 * numbers: typed: the main one, and behind it those to be merged instead of `tickets`.
 */
struct view *merge_view(struct desk *desk, struct view *from, struct ticket_set *tickets,
    char *const *numbers, size_t count);

/*
 * What is alike an appeal that is being registered (copied); said: its words. picked runs with the
 * one that it shall go up in, or not at all.
 */
struct view *alike_view(struct desk *desk, const struct alike_ticket *items, size_t count,
    const char *said, void (*picked)(void *ctx, const struct ticket *main), void *ctx);

/* The action: of the selected ticket, the tagged ones, or those whose numbers are typed. */
void ticket_merge(struct view *view, const struct args *args);

#endif
