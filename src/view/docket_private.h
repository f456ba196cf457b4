/* SPDX-License-Identifier: MIT */
/* What the files of the docket share: docket.c knows and rules, docket_draw.c shows. */
#ifndef PAIDAN_VIEW_DOCKET_PRIVATE_H
#define PAIDAN_VIEW_DOCKET_PRIVATE_H

#include "query/docket.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "view/desk.h"

#include "docket_draft.h"
#include "one.h"

struct docket_screen {
	struct desk_view v;
	struct one one;
	struct docket *docket;   /* NULL until it has come */
	struct docket_query query;
	const struct hint **leads; /* those hints that may lead, best first */
	size_t lead_count;
	struct list *list;
	struct pager *evidence;
	int evidence_cols;       /* that it was made for; 0: not made */
	struct ruling_draft draft;
	struct strbuf draft_lines;
	int draft_cols;
	int draft_rows;          /* the most that one of this docket took: the leads stand still */
	bool fits;               /* all of the draft is painted */
	bool whole;              /* and it is the selected lead's, as it is now */
	bool reading;            /* the evidence has the whole page */
	struct desk_write *write; /* a ruling under way */
	bool ruled;              /* told of when the docket has been read again */
};

/* There is something to rule on, and this account may. */
bool docket_decides(const struct docket_screen *s);
/* The draft of a ruling for that lead; 0: none. */
void docket_make_draft(struct docket_screen *s, int64_t lead);

/* Columns of the leads, which are a struct hint; ctx is the struct docket_screen. */
extern const struct list_column docket_columns[];
extern const size_t docket_column_count;

void docket_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
