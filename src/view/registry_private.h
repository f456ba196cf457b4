/* SPDX-License-Identifier: MIT */
/* The registry's view, for the files that it is made of. */
#ifndef PAIDAN_VIEW_REGISTRY_PRIVATE_H
#define PAIDAN_VIEW_REGISTRY_PRIVATE_H

#include "query/registry.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "view/desk.h"

struct registry_screen {
	struct desk_view v;
	enum registry_list kind;
	char *subject;           /* of the ticket that it is limited to, or NULL */
	int category;            /* its matter, 0: none */
	char *place;             /* and place, "": none */
	char *typed, *told;      /* what is searched, and how that was understood; "" */
	struct registry_limits limits;
	struct duty *rows;
	size_t count, cap;
	bool ended;              /* there is no further page */
	bool read;               /* the first page of this question has come */
	bool again;              /* the page under way replaces all */
	struct registry_query query;
	struct list *list;
	int64_t left_on[REGISTRY_LIST_COUNT];
	struct pager *side;
	int64_t side_id;         /* the line in it; 0: none */
};

/* How a line of a list is shown; their ctx is the screen. */
extern const struct list_column registry_columns[];
extern const size_t registry_column_count;

#endif
