/* SPDX-License-Identifier: MIT */
/* Who may know of a ticket and of its citizen: one row an action. */
#include "ticket_actions.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

#include "privacy.h"

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

static void
run_reveal(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	if (t != NULL && desk_can_read(desk_of_view(view)))
		reveal_open(desk_of_view(view), t);
}

static void
run_who_saw(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	if (t != NULL && strcmp(view->ops->name, "who-saw") != 0)
		app_push(view->app, who_saw_view(desk_of_view(view), t));
}

static const struct action actions[] = {
	{ "reveal", "$", N_("Reveal"),
	    N_("Show the citizen's number, name or address for some seconds, with a reason; recorded."),
	    NULL, "ask_reveal", ACTION_ROW, run_reveal },
	{ "who-saw", "%", N_("Who saw it"),
	    N_("Who was shown the citizen's data, when, from where and why."), NULL, "who_saw",
	    ACTION_ROW, run_who_saw },
	{ "confide", "B", N_("Confidential"),
	    N_("Only those you name and you yourself know of the ticket from now on."),
	    N_("[LOGINS]"), "confide", ACTION_ROW, run_confide },
	{ "disclose", "", N_("No longer confidential"), N_("The ticket is one like others again."),
	    N_("[REASON]"), "confide", ACTION_ROW, run_disclose },
};

const struct action_table privacy_actions = {
	"privacy", N_("Confidence and personal data"), actions, ARRAY_LEN(actions),
};
