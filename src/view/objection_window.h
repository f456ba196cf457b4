/* SPDX-License-Identifier: MIT */
/* How long a unit may still say that a ticket is not its own; silence past that is acceptance. */
#ifndef PAIDAN_SRC_VIEW_OBJECTION_WINDOW_H
#define PAIDAN_SRC_VIEW_OBJECTION_WINDOW_H

#include "query/detail.h"
#include "view/desk.h"

/*
 * Appends one sentence about the window that began last, if there is one; nothing otherwise.
 * True: it was over, and a return will be refused.
 */
bool objection_window(struct strbuf *out, const struct desk *desk, const struct detail *detail);

#endif
