/* SPDX-License-Identifier: MIT */
/* What the parts of the detail text are written with. */
#ifndef PAIDAN_SRC_VIEW_DETAIL_PARTS_H
#define PAIDAN_SRC_VIEW_DETAIL_PARTS_H

#include "query/detail.h"
#include "ui/pager.h"
#include "view/desk.h"

#define DETAIL_INDENT 2

/* Of a label in front of a fact. */
int detail_label_columns(void);
/* A labelled line of foreign text; nothing if it is empty. */
void detail_fact(struct pager *p, const char *label, enum style style, const char *value);
/* One paragraph of foreign text, all of it indented. */
void detail_paragraph(struct pager *p, enum style style, int indent, const char *text);
/* The same for each line. */
void detail_paragraphs(struct pager *p, int indent, const char *text);

/* detail_dispute.c: where it was, and what was said and ruled about who is responsible. */
void detail_way(struct pager *p, const struct desk *desk, const struct detail *d);
void detail_coordination(struct pager *p, const struct desk *desk, const struct detail *d);

/* detail_merge.c: the ticket that it is merged into, and those merged into it. */
void detail_main(
    struct pager *p, const struct desk *desk, const struct merged *merges, size_t count);
void detail_merged(struct pager *p, const struct merged *merges, size_t count);

#endif
