/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_LIST_PRIVATE_H
#define PAIDAN_SRC_UI_LIST_PRIVATE_H

#include "ui/list.h"

struct list {
	const struct list_column *columns;
	size_t column_count;
	struct list_source source;
	bool empty; /* no rows now; the rest is kept for when they come back */
	int64_t selected;
	size_t index;   /* of the selected row */
	size_t top;     /* index of the first shown row, never above index */
	int rows;       /* of the area last drawn in; 0 before */
	int64_t *order; /* all ids as last seen */
	size_t order_count, order_cap;
	size_t place;  /* of the selected id in order */
	int64_t *tags; /* ascending */
	size_t tag_count, tag_cap;
	bool bar;
	void (*on_select)(void *ctx, int64_t id);
	void *on_select_ctx;
};

size_t list_count(const struct list *l);
int64_t list_id_at(const struct list *l, size_t i);
/* Rows of a page, at least 1. */
size_t list_page_rows(const struct list *l);
/* Moves the window so that the selection is in it. */
void list_settle(struct list *l);

#endif
