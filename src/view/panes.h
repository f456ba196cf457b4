/* SPDX-License-Identifier: MIT */
/*
 * Two texts side by side, what only one of them has in brackets and in another style, wrapped
 * each in its own pane and scrolled together.
 */
#ifndef PAIDAN_VIEW_PANES_H
#define PAIDAN_VIEW_PANES_H

#include "base/strbuf.h"
#include "term/canvas.h"
#include "term/key.h"

struct panes {
	char *left_head, *right_head;
	char *left, *right;      /* marked by diff_mark; right NULL: one pane */
	struct strbuf lines[2];  /* wrapped for cols */
	int cols;                /* 0: not wrapped yet */
	int top, height, count;
};

/*
 * Texts as the database has them; right may be NULL. Heads are sanitised already. Differences are
 * marked if there is something to compare.
 */
void panes_set(struct panes *p, const char *left_head, const char *left, const char *right_head,
    const char *right, bool compare);
void panes_finish(struct panes *p);
/* One row of heads, then the texts. */
void panes_draw(struct panes *p, struct canvas *canvas, struct rect area);
/* Scrolls with the keys of a pager; true if taken. */
bool panes_key(struct panes *p, const struct key *key);

#endif
