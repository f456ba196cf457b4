/* SPDX-License-Identifier: MIT */
/* What the files of a bulk share: bulk.c writes, bulk_draw.c shows. */
#ifndef PAIDAN_VIEW_BULK_PRIVATE_H
#define PAIDAN_VIEW_BULK_PRIVATE_H

#include "bulk.h"

#include "ui/list.h"

enum bulk_state {
	BULK_WAITS,
	BULK_SENT,
	BULK_DONE,
	BULK_REFUSED,
};

struct bulk_row {
	struct ticket ticket;
	enum bulk_state state;
	char *sentence;          /* refused: why */
};

/* What the whole is about to do, does, has done. */
enum bulk_phase { BULK_ASKS, BULK_RUNS, BULK_ENDED };

struct bulk_screen {
	struct desk_view v;
	struct view *from;       /* whose tags go with what is done */
	enum write_verb verb;
	char *args[WRITE_MAX_ARGS];
	struct form *form;
	struct bulk_screen **slot;
	struct bulk_row *rows;   /* in the order of the screen */
	size_t count;
	size_t first, next;      /* what is under way: first up to, not with, next */
	size_t done, refused;
	size_t letters;          /* that were written */
	int64_t told_of;         /* a ticket of the last one */
	enum bulk_phase phase;
	bool stop;               /* after the one under way */
	bool under_way;
	bool gone;               /* the view is destroyed; the answer frees the rest */
	struct list *list;
};

/* Columns of rows that are a struct bulk_row. */
extern const struct list_column bulk_columns[];
extern const size_t bulk_column_count;

void bulk_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
