/* SPDX-License-Identifier: MIT */
/* What lists and the details of a ticket have of the follow-up desk and of the zone. */
#include "view/views.h"

#include "base/i18n.h"
#include "base/vec.h"
#include "query/aftercare.h"
#include "query/queue.h"
#include "ui/prompt.h"

#include "ticket_actions.h"

static void
run_next(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of_view(view);
	const struct ticket *t = queue_view_next_call(desk->queues, 0);

	if (t != NULL)
		app_push(desk->app, followup_view(desk, t, true));
}

static void
run_call(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	if (t != NULL)
		app_push(desk_of_view(view)->app, followup_view(desk_of_view(view), t, false));
}

static void
run_rounds(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	if (t != NULL)
		app_push(desk_of_view(view)->app, zone_view(desk_of_view(view), t));
}

static void
run_remedy(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_REMEDY, "text", args);
}

static void
run_feed_back(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_FEED_BACK, "measures", args);
}

static void
drawn(void *ctx, const char *sentence)
{
	struct desk *desk = ctx;

	if (desk->app == NULL)
		return;
	if (sentence != NULL)
		app_say(desk->app, STYLE_ERROR, "%s", sentence);
	else
		app_say(desk->app, STYLE_GOOD, "%s",
		    _("The sample is drawn: who is in it is to be called, the others are to be archived."));
	desk_tell_changed(desk, NULL, 0);
}

static void
seed_given(void *ctx, const char *text)
{
	struct desk *desk = ctx;

	if (text != NULL)
		sample_draw(desk->db, *text != '\0' ? text : NULL, drawn, desk);
}

static void
run_draw(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of_view(view);

	if (args != NULL && args->count > 0)
		seed_given(desk, args->words[0]);
	else
		prompt_line(desk->app, _("Seed (empty: that of the rules with the day): "), NULL, NULL,
		    seed_given, desk);
}

static const struct action actions[] = {
	{ "next-call", "Tab", N_("Next call"), N_("Go to the next citizen to be called, with the number shown and recorded."),
	    NULL, "follow_up", ACTION_ROWS, run_next },
	{ "call", "", N_("Call"), N_("Open the call to this citizen: script, number, answers."), NULL, "follow_up",
	    ACTION_ROW, run_call },
	{ "rounds", "", N_("Rounds"), N_("The replies of all rounds side by side, and what may be done."), NULL, NULL,
	    ACTION_ROW, run_rounds },
	{ "remedy", "W", N_("Remedy"), N_("Say what your unit has put right since it was warned."), N_("[TEXT]"),
	    "reply", ACTION_ROW, run_remedy },
	{ "feed-back", "Y", N_("Feedback"), N_("Say what went wrong in your unit and what was changed."), N_("[TEXT]"),
	    "reply", ACTION_ROW, run_feed_back },
	{ "draw-sample", "", N_("Draw the sample"), N_("Draw who is called, where not everybody is."), N_("[SEED]"),
	    "sample", 0, run_draw },
};

const struct action_table aftercare_actions = {
	"aftercare", N_("Follow-up and redo"), actions, ARRAY_LEN(actions),
};
