/* SPDX-License-Identifier: MIT */
/* The columns of ticket lists: one row each in cells.c. ctx is a struct desk_view. */
#ifndef PAIDAN_VIEW_CELLS_H
#define PAIDAN_VIEW_CELLS_H

#include "ui/list.h"
#include "view/desk.h"

extern const struct list_column ticket_columns[];
extern const size_t ticket_column_count;
/* Of the follow-up queue and of the dissatisfied zone. */
extern const struct list_column call_columns[], zone_columns[];
extern const size_t call_column_count, zone_column_count;

/* Foreign text, sanitised. */
enum style cell_foreign(struct strbuf *out, const char *text);
/* What the column of the time left shows of a ticket that is not gone. */
enum style cell_due_of(const struct desk *desk, const struct ticket *t, struct strbuf *out);

/* A due moment beyond it stands for none: 9000-01-01. */
#define CELL_FAR_MS INT64_C(221845392000000)

/*
 * Time left at desk->cells_at_ms in the clock's own unit, with the signs and the style of
 * overdue, due soon and provisional: the same wherever a deadline is shown.
 */
enum style cell_due(const struct desk *desk, int64_t due_ms, int64_t warn_ms, const char *unit,
    bool provisional, struct strbuf *out);

#endif
