/* SPDX-License-Identifier: MIT */
/* The columns of ticket lists: one row each in cells.c. ctx is a struct desk_view. */
#ifndef PAIDAN_VIEW_CELLS_H
#define PAIDAN_VIEW_CELLS_H

#include "ui/list.h"
#include "view/desk.h"

extern const struct list_column ticket_columns[];
extern const size_t ticket_column_count;

/* Time left to the due moment at desk->cells_at_ms, with its style. */
enum style cell_time_left(const struct desk *desk, const struct ticket *t, struct strbuf *out);

#endif
