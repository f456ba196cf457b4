/* SPDX-License-Identifier: MIT */
/* What the tables of actions about a ticket share. */
#ifndef PAIDAN_VIEW_TICKET_ACTIONS_H
#define PAIDAN_VIEW_TICKET_ACTIONS_H

#include "view/views.h"

/* Any view whose tables hold actions about tickets is a desk_view. */
struct desk *desk_of_view(struct view *view);
/* The ticket that the view is about; NULL, having said so, if there is none. */
const struct ticket *ticket_of_view(struct view *view);
/*
 * Opens the form of a verb on that ticket, unless it is not possible now, and then says why.
 * field: takes what was typed after the command; NULL: nothing may be.
 */
void ticket_form(
    struct view *view, enum write_verb verb, const char *field, const struct args *args);
/* The unit that has it runs our platform: we act for it, and may send it on in our own tree. */
bool ticket_ours_to_pass_on(const struct desk *desk, const struct ticket *t);
/* What the state of a ticket does not forbid, and is meant in this view. NULL: no ticket. */
bool ticket_can_of(
    const struct view *view, const struct action *action, const struct ticket *ticket);
/* view_ops.can of every view about one ticket. Lists ask their ticket_kinds instead. */
bool ticket_can(struct view *view, const struct action *action);
/* view_ops.can_kept where rows are kept by ticket_keep. */
bool ticket_can_kept(struct view *view, const struct action *action, const void *kept);

/* The same early word whether a verb is possible now. */
bool ticket_allows(struct desk *desk, enum write_verb verb, const struct ticket *t);
/* Actions that other tables have too, by other keys. */
void ticket_archive(struct view *view, const struct args *args);
void ticket_classify(struct view *view, const struct args *args);
void ticket_note(struct view *view, const struct args *args);
void ticket_due(struct view *view, const struct args *args);
void ticket_reveal(struct view *view, const struct args *args);

#endif
