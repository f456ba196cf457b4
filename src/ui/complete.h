/* SPDX-License-Identifier: MIT */
/* Completion and echo of the : line. */
#ifndef PAIDAN_SRC_UI_COMPLETE_H
#define PAIDAN_SRC_UI_COMPLETE_H

#include "ui/app.h"
#include "ui/edit.h"

/* Zeroed: nothing is being completed. */
struct complete {
	char *stem; /* what was typed before the first Tab, or NULL */
	size_t at;
};

/* Puts the next (by = 1) or previous (-1) command that fits into the line: the verb only. */
void complete_next(struct complete *c, struct app *app, const struct action_table *const *tables,
    struct edit *edit, int by);
/* The line was changed otherwise. */
void complete_reset(struct complete *c);
void complete_finish(struct complete *c);
/* One line: what the command will do, or which ones may be meant. */
void complete_echo(const struct complete *c, struct app *app,
    const struct action_table *const *tables, const char *line, struct strbuf *out);

#endif
