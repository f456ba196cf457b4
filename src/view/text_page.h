/* SPDX-License-Identifier: MIT */
/* A page of text about one ticket, under its number and title. */
#ifndef PAIDAN_VIEW_TEXT_PAGE_H
#define PAIDAN_VIEW_TEXT_PAGE_H

#include "ui/pager.h"
#include "view/desk.h"

/* Such a view begins with this. */
struct text_page {
	struct desk_view v;
	char *subject;
	struct pager *pager;
	bool read;               /* the text has come, or a refusal */
};

void text_page_init(struct text_page *p, const struct view_ops *ops, struct desk *desk,
    const struct ticket *ticket);
void text_page_finish(struct text_page *p);

/* For view_ops. */
void text_page_draw(struct view *view, struct canvas *canvas, struct rect area);
bool text_page_key(struct view *view, const struct key *key);
extern const struct action_table *const text_page_tables[];

#endif
