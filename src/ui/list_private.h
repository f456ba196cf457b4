/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_LIST_PRIVATE_H
#define PAIDAN_SRC_UI_LIST_PRIVATE_H

#include "ui/list.h"

/* A row of the last drawing, and the frame that first showed it; 0: none yet. */
struct list_drawn {
	int64_t id;
	uint64_t born;
};

/* A tagged row. */
struct list_tag_item {
	int64_t id;
	void *kept; /* of the row as it was on the screen; or NULL */
};

struct list {
	const struct list_column *columns;
	size_t column_count;
	struct list_source source;
	bool empty; /* no rows now; the rest is kept for when they come back */
	int64_t selected;
	int64_t rested; /* whose row a pane tells of, 0 none yet */
	size_t index;   /* of the selected row */
	size_t top;     /* index of the first shown row, never above index */
	int rows;       /* of the area last drawn in; 0 before */
	struct list_drawn *drawn;
	size_t drawn_count;
	int64_t *order; /* all ids as last seen */
	size_t order_count, order_cap;
	size_t place;  /* of the selected id in order */
	struct list_tag_item *tags; /* ascending */
	size_t tag_count, tag_cap;
	void *(*keep)(const void *row);
	void (*drop)(void *kept);
	bool ranging;       /* a range of rows to be tagged was begun */
	int64_t range_from; /* its first row */
	bool bar;
	const char *wider;  /* the column that is, or NULL */
	int extra;
	void (*on_select)(void *ctx, int64_t id);
	void *on_select_ctx;
};

/* Of a column as it is drawn now; 0: it takes what is left. */
int list_width(const struct list *l, const struct list_column *c);
size_t list_count(const struct list *l);
int64_t list_id_at(const struct list *l, size_t i);
/* Rows of a page, at least 1. */
size_t list_page_rows(const struct list *l);
/* Rows of the range begun, both ends included; false if there is none. */
bool list_range(const struct list *l, size_t *first, size_t *last);
/* True if a row was drawn that no frame has shown. */
bool list_has_fresh(const struct list *l);
/* What was drawn last was sent as this frame. */
void list_painted(struct list *l, uint64_t frame);
/* The frame that first showed the selected row; 0: none yet. One that is not drawn: the first. */
uint64_t list_born(const struct list *l);
/* Moves the window so that the selection is in it. */
void list_settle(struct list *l);

#endif
