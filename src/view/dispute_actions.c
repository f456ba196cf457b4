/* SPDX-License-Identifier: MIT */
/* What is done about a quarrel over a ticket, wherever it is shown: one row an action. */
#include "ticket_actions.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

static void
run_docket(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	/* From a docket there is nowhere to go. */
	if (t != NULL && strcmp(view->ops->name, "docket") != 0)
		app_push(view->app, docket_view(desk_of_view(view), t));
}

#define FORM(name, verb, field) \
	static void \
	run_##name(struct view *view, const struct args *args) \
	{ \
		ticket_form(view, verb, field, args); \
	}

FORM(object, WRITE_OBJECT, "basis")
FORM(refer, WRITE_REFER, "reason")
FORM(ask_opinion, WRITE_ASK_OPINION, "question")
FORM(give_opinion, WRITE_GIVE_OPINION, "text")
FORM(meeting, WRITE_MEETING, "record")
FORM(escalate, WRITE_ESCALATE, "reason")
FORM(appeal, WRITE_APPEAL, "grounds")
FORM(take_back, WRITE_TAKE_BACK, "reason")

static const struct action actions[] = {
	/* Return does it where the rules of today say so; a ticket follows those of its own day. */
	{ "object", "", N_("Object"),
	    N_("Handle the ticket and say that it is not your unit's, for the coordination group to rule."),
	    N_("[BASIS]"), "return", ACTION_ROW, run_object },
	{ "refer", "F", N_("Refer"), N_("Bring the ticket before the coordination group."),
	    N_("[REASON]"), "refer", ACTION_ROW, run_refer },
	{ "ask-opinion", "A", N_("Ask for an opinion"),
	    N_("Ask a unit, the staffing office or the justice bureau, with a clock."),
	    N_("[QUESTION]"), "refer", ACTION_HINT | ACTION_ROW,
	    run_ask_opinion },
	{ "give-opinion", "O", N_("Give an opinion"), N_("Answer what your unit was asked."),
	    N_("[TEXT]"), "opinion", ACTION_HINT | ACTION_ROW,
	    run_give_opinion },
	{ "meeting", "M", N_("Joint meeting"), N_("Record a joint meeting on the ticket."),
	    N_("[RECORD]"), "coordinate", ACTION_HINT | ACTION_ROW,
	    run_meeting },
	{ "escalate", "L", N_("One step up"), N_("Bring the dispute one step up the ladder."),
	    N_("[REASON]"), "coordinate", ACTION_HINT | ACTION_ROW,
	    run_escalate },
	{ "appeal", "S", N_("Appeal"), N_("Appeal once against the ruling that named your unit."),
	    N_("[GROUNDS]"), "return", ACTION_HINT | ACTION_ROW,
	    run_appeal },
	{ "take-back", "T", N_("Take back"), N_("Take back what your platform has passed on."),
	    N_("[REASON]"), "pass_on", ACTION_ROW, run_take_back },
	{ "docket", "y", N_("Docket"), N_("Who claims what, side by side, and what speaks for whom."),
	    NULL, NULL, ACTION_HINT | ACTION_ROW, run_docket },
};

const struct action_table dispute_actions = {
	"dispute", N_("Objections and rulings"), actions, ARRAY_LEN(actions),
};
