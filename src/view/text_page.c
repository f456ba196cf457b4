/* SPDX-License-Identifier: MIT */
#include "text_page.h"

#include <stdlib.h>

#include "text/width.h"

void
text_page_init(struct text_page *p, const struct view_ops *ops, struct desk *desk,
    const struct ticket *ticket)
{
	p->v.view.ops = ops;
	p->v.desk = desk;
	p->subject = desk_subject(ticket);
	p->pager = pager_create();
}

void
text_page_finish(struct text_page *p)
{
	pager_destroy(p->pager);
	free(p->subject);
}

void
text_page_draw(struct view *view, struct canvas *canvas, struct rect area)
{
	struct text_page *p = (struct text_page *)view;
	struct rect rows = { area.row + 1, area.col, area.rows - 1, area.cols };

	canvas_field(canvas, area.row, area.col, area.cols, ALIGN_LEFT, STYLE_STRONG, p->subject);
	if (p->read)
		pager_draw(p->pager, canvas, rows);
	else
		desk_draw_reading(p->v.desk, canvas, area);
}

bool
text_page_key(struct view *view, const struct key *key)
{
	return pager_key(((struct text_page *)view)->pager, key);
}

const struct action_table *const text_page_tables[] = { &pager_actions, NULL };
