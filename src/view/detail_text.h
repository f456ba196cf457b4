/* SPDX-License-Identifier: MIT */
/* A ticket as text: used by the detail view and by the pane beside the list. */
#ifndef PAIDAN_VIEW_DETAIL_TEXT_H
#define PAIDAN_VIEW_DETAIL_TEXT_H

#include "query/detail.h"
#include "ui/pager.h"
#include "view/desk.h"

void detail_text(struct pager *pager, const struct desk *desk, const struct detail *detail);
/* One event of the timeline. */
void detail_event(struct pager *pager, const struct desk *desk, const struct event *event);

#endif
