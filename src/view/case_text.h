/* SPDX-License-Identifier: MIT */
/* What a supervision case says, for its list, its page and the details of a ticket. */
#ifndef PAIDAN_VIEW_CASE_TEXT_H
#define PAIDAN_VIEW_CASE_TEXT_H

#include "query/cases.h"
#include "ui/pager.h"
#include "view/desk.h"

/* "level 2", or as the city calls it with the number behind. */
void case_level_text(struct strbuf *out, int level, const char *name);
/* Who or which rule opened it: "overdue by more than 3 working days (rules 2)". */
void case_why(struct strbuf *out, const struct supervision *c);
/* The case that a ticket is in or was in, as one fact of the ticket. */
void case_fact(struct pager *pager, const struct desk *desk, const struct supervision *c);
/* All about a case but its tickets. */
void case_text(struct pager *pager, const struct desk *desk, const struct case_file *f);
/* 2024-03-04 市领导 王市长（市政府）：限期办结 */
void case_instruction(struct pager *pager, const struct instruction *i);

#endif
