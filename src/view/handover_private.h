/* SPDX-License-Identifier: MIT */
/* What the files of the handover desk share: handover_rows.c fills the pages, _draw.c shows. */
#ifndef PAIDAN_VIEW_HANDOVER_PRIVATE_H
#define PAIDAN_VIEW_HANDOVER_PRIVATE_H

#include "query/shift.h"
#include "ui/list.h"
#include "view/desk.h"

enum page { PAGE_SINCE, PAGE_GIVEN, PAGE_CARRY, PAGE_RECORD, PAGE_COUNT };

struct handover_screen {
	struct desk_view v;
	struct shift_desk *data; /* NULL until it has come */
	struct shift_query query, record_query;
	enum page page;
	struct carry *rows;      /* of the page; strings are of data, but for drafts' texts */
	size_t count, drafts;    /* drafts: the last so many */
	int64_t left_on[PAGE_COUNT];
	struct list *list;
};

/* The rows of the page that is open, from data; the selection stays if its row does. */
void handover_fill_rows(struct handover_screen *s);
void handover_free_rows(struct handover_screen *s);
/* The signed handover that a row of the record stands for, or NULL. */
const struct handover *handover_of(const struct handover_screen *s, const struct carry *c);
/* The one that this login may take over, as the database chose it, or NULL. */
const struct handover *handover_waiting(const struct handover_screen *s);

/* Columns of rows that are a struct carry; ctx is the struct handover_screen. */
extern const struct list_column handover_columns[];
extern const size_t handover_column_count;
enum style handover_add_kind(void *ctx, const void *row, struct strbuf *out);
enum style handover_add_number(void *ctx, const void *row, struct strbuf *out);
enum style handover_add_title(void *ctx, const void *row, struct strbuf *out);

void handover_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
