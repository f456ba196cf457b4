/* SPDX-License-Identifier: MIT */
/* One call to a citizen: its state, for what draws it and what records it. */
#ifndef PAIDAN_VIEW_FOLLOWUP_PRIVATE_H
#define PAIDAN_VIEW_FOLLOWUP_PRIVATE_H

#include "query/aftercare.h"
#include "ui/pager.h"
#include "view/desk.h"

#include "one.h"
#include "revealed.h"

struct call_screen {
	struct desk_view v;
	struct one one;
	struct aftercare *page;  /* NULL until it has come */
	struct aftercare_query query;
	struct pager *pager;
	struct revealed phone;
	struct desk_write *write;
	char *subject;           /* of its drafts */
	bool by_next;            /* opened by "next call": the number is shown at once */
	bool claimed;            /* for that; given back when it is left */
	bool recorded;           /* a call has been put down */
};

/* Half a call is a draft of the form: one of its answers, "" for none. */
const char *said(const struct call_screen *s, const char *field);
bool said_is(const struct call_screen *s, const char *field, const char *value);
/* Within the hours in which citizens are called, or this one was promised a call. */
bool call_is_polite(const struct call_sheet *sheet);
/* The whole page; the page has come. */
void call_draw(struct call_screen *s, struct canvas *canvas, struct rect area);

#endif
