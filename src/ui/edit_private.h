/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_EDIT_PRIVATE_H
#define PAIDAN_SRC_UI_EDIT_PRIVATE_H

#include "ui/edit.h"

/* The rows that several lines of text take on the screen: where each begins. */
struct edit_rows {
	size_t *starts;
	size_t count, cap;
};

/* Breaks at newlines and where `cols` are full; the last column stays free for the caret. */
void edit_break(const struct edit *e, int cols, struct edit_rows *rows);
void edit_rows_finish(struct edit_rows *rows);
/* The row that holds a byte offset. */
size_t edit_row_of(const struct edit_rows *rows, size_t at);
/* Appends what is shown for the bytes from..to, returns its columns. */
int edit_show(const struct edit *e, size_t from, size_t to, struct strbuf *out);
/* The boundary at, or the first after, byte `at`. */
size_t edit_snap(const struct edit *e, size_t at);

#endif
