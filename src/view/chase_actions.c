/* SPDX-License-Identifier: MIT */
/* Chasing the unit that has a ticket: by phone, by letter; and the letters that were written. */
#include "ticket_actions.h"

#include "base/i18n.h"
#include "base/vec.h"
#include "ui/prompt.h"

static void
run_chase(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_CHASE, "note", args);
}

static void
run_letter(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_LETTER, "note", args);
}

static void
show_letter(void *ctx, const char *number)
{
	struct desk *desk = ctx;

	if (number != NULL && *number != '\0')
		app_push(desk->app, letter_view(desk, number, 0));
}

/* The one that is named, else the newest about the ticket. */
static void
run_show_letter(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of_view(view);
	const struct ticket *t;

	if (args != NULL && args->count > 0) {
		show_letter(desk, args->words[0]);
		return;
	}
	t = ticket_of_view(view);
	if (t != NULL)
		app_push(desk->app, letter_view(desk, NULL, t->id));
}

static const struct action actions[] = {
	{ "chase", "u", N_("Chase"),
	    N_("Record how the unit was chased: who was spoken to, what came of it, what was promised."),
	    N_("[NOTE]"), "chase", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_chase },
	{ "letter", "w", N_("Letter"),
	    N_("Write a letter to the unit: handing over, chasing, or a report to the leader."),
	    N_("[NOTE]"), "chase", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_letter },
	{ "show-letter", "", N_("Show a letter"),
	    N_("Open the letter of that number, or the newest about the ticket."), N_("[NUMBER]"), NULL, 0,
	    run_show_letter },
};

const struct action_table chase_actions = {
	"chase", N_("Chasing"), actions, ARRAY_LEN(actions),
};
