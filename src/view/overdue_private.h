/* SPDX-License-Identifier: MIT */
/* What the files of the overdue desk share. */
#ifndef PAIDAN_VIEW_OVERDUE_PRIVATE_H
#define PAIDAN_VIEW_OVERDUE_PRIVATE_H

#include "query/overdue.h"
#include "ui/list.h"
#include "view/desk.h"

#include "ticket_kinds.h"

/* A row of the list: a group's head, or a ticket. */
struct item {
	int64_t id;              /* the ticket's; of a head below 0 */
	struct late_group *group;
	struct late_row *row;    /* NULL: a head */
};

struct overdue_screen {
	struct desk_view v;
	struct late_query query;
	struct late_page *page;  /* as it is shown; NULL before the first has come */
	struct item *items;
	size_t item_count, item_cap;
	struct list *list;
	char *filter;            /* words that groups or rows hold; "": all */
	size_t unread;           /* groups that it leaves out and of which no row was read */
	int *open;               /* units whose tickets are shown */
	size_t open_count, open_cap;
	bool shut[LATE_UNIT];    /* the sections on top, of which the tickets are not shown */
	int64_t *own;            /* tickets we wrote to: when they leave, they go at once */
	size_t own_count, own_cap;
	size_t fresh;            /* rows that wait for = */
	struct ticket_kinds kinds; /* of the rows */
	bool kinds_known;
	bool renew;              /* the next answer is shown as it is */
	bool stale;              /* something changed that was not asked for yet */
	int opening;             /* the unit of which rows are on their way; 0: none */
	int64_t asked_at;
	struct loop_timer *timer;
};

/* The tickets of the group are shown. */
bool late_is_open(const struct overdue_screen *s, const struct late_group *g);

bool late_in_group(const struct late_row *row, const struct late_group *g);
/* The list anew: heads, and the rows of open groups, as the filter says. */
void late_build(struct overdue_screen *s);
/* Words for the filter; "" drops it. */
void late_filter(struct overdue_screen *s, const char *words);
void late_run_filter(struct view *view, const struct args *args);

/* view_ops.can and can_kept. */
bool late_can(struct view *view, const struct action *action);
bool late_can_kept(struct view *view, const struct action *action, const void *kept);

/* Columns for rows that are a struct item; ctx is the struct overdue_screen. */
extern const struct list_column late_columns[];
extern const size_t late_column_count;
/* What was said last of a ticket: at 80 columns there is no room for it. */
void late_history(const struct overdue_screen *s, const struct late_row *row, struct strbuf *out);

/* The answer: taken in as the desk wants it. May ask again. */
void late_came(void *ctx, struct late_page *page, const char *sentence);
/* At once, unless a question is open: then after it. */
void late_ask_now(struct overdue_screen *s);

void late_draw(struct view *view, struct canvas *canvas, struct rect area);

#endif
