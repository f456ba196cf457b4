/* SPDX-License-Identifier: MIT */
/* What may be done to a supervision case, in the list of cases and on the page of one. */
#ifndef PAIDAN_VIEW_CASE_ACTIONS_H
#define PAIDAN_VIEW_CASE_ACTIONS_H

#include "model/supervision.h"
#include "query/find.h"
#include "view/views.h"

/* A view about cases begins with this. */
struct case_desk {
	struct desk_view v;
	/* The case that actions are about, or NULL. */
	const struct supervision *(*chosen)(struct case_desk *d);
	struct find_query find;  /* the ticket that is to be added */
	struct ticket target;    /* the case that it is to be added to, as of then */
};

/* What the state of a case does not forbid; NULL: no case. */
bool case_can_of(const struct action *action, const struct supervision *c);
/* view_ops.can of a view about one case. */
bool case_can(struct view *view, const struct action *action);
/* The view goes away. */
void case_desk_finish(struct case_desk *d);

/* Opens a case about a ticket, or the tagged ones; brings in what a leader wrote; urges. */
extern const struct action_table supervise_actions;

#endif
