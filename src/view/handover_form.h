/* SPDX-License-Identifier: MIT */
/* The writes of the handover desk: both signatures, and notes. */
#ifndef PAIDAN_SRC_VIEW_HANDOVER_FORM_H
#define PAIDAN_SRC_VIEW_HANDOVER_FORM_H

#include "query/shift.h"
#include "view/desk.h"

/* Asks, and signs off; what stands in drafts goes along. lines: on the list. */
void handover_sign_off(struct desk *desk, size_t lines);
/* Asks, and takes over. */
void handover_take_over(struct desk *desk, const struct handover *handover);
/* A note, about a ticket's number or "". */
void handover_note(struct desk *desk, const struct shift_desk *shift, const char *number);
/* The title of the form by the name that its drafts carry, or NULL. */
const char *handover_form_title(const char *name);

/* What a draft is called in lists. Owned by the caller. */
char *handover_draft_text(const struct draft_info *draft);

#endif
