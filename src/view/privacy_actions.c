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
found(void *ctx, const struct ticket *ticket, size_t others, const char *sentence)
{
	struct desk *desk = ctx;

	if (ticket == NULL)
		app_say(desk->app, STYLE_ERROR, "%s", sentence);
	else if (others > 0)
		desk_say_several(desk, ticket, others);
	else if (app_top(desk->app) == desk->find_from)
		reveal_open(desk, ticket);
}

/* By its number: one that was merged, whose citizen is to be called with the main one's. */
void
ticket_reveal(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of_view(view);
	bool numbered = args != NULL && args->count > 0 && strcmp(args->words[0], ".") != 0;
	const struct ticket *t = numbered ? NULL : ticket_of_view(view);

	if ((!numbered && t == NULL) || !desk_can_read(desk))
		return;
	if (t != NULL) {
		reveal_open(desk, t);
		return;
	}
	desk->find_from = app_top(desk->app);
	find_ticket(&desk->find, desk->db, args->words[0], found, desk);
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
	    N_("[NUMBER]"), "ask_reveal", ACTION_ROW, ticket_reveal },
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
