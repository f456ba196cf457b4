/* SPDX-License-Identifier: MIT */
/* Who may know of a ticket and of its citizen: one row an action. */
#include "ticket_actions.h"

#include "base/i18n.h"
#include "base/vec.h"

static void
run_confide(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_CONFIDE, "logins", args);
}

static void
run_disclose(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_DISCLOSE, "reason", args);
}

static const struct action actions[] = {
	{ "confide", "B", N_("Confidential"),
	    N_("Only those you name and you yourself know of the ticket from now on."),
	    N_("[LOGINS]"), "confide", ACTION_ROW, run_confide },
	{ "disclose", "", N_("No longer confidential"), N_("The ticket is one like others again."),
	    N_("[REASON]"), "confide", ACTION_ROW, run_disclose },
};

const struct action_table privacy_actions = {
	"privacy", N_("Confidence and personal data"), actions, ARRAY_LEN(actions),
};
