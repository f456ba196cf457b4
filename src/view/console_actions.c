/* SPDX-License-Identifier: MIT */
#include "view/views.h"

#include <string.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "model/moment.h"
#include "query/find.h"
#include "text/sanitize.h"
#include "ui/list.h"
#include "ui/pager.h"
#include "ui/prompt.h"

#include "register.h"

static struct desk *
desk_of(struct view *view)
{
	return app_ctx(view->app);
}

/* The queues are the first view; whatever stands on it is left. */
static void
open_queue(struct view *view, const char *code)
{
	struct desk *desk = desk_of(view);

	app_pop_to(view->app, desk->queues);
	if (queue_by_code(code) != queue_view_kind(desk->queues) && !desk_can_read(desk))
		return;
	queue_view_switch(desk->queues, queue_by_code(code));
}

#define QUEUE(code) \
	static void \
	run_queue_##code(struct view *view, const struct args *args) \
	{ \
		open_queue(view, #code); \
	}

QUEUE(dispatch)
QUEUE(sign_in)
QUEUE(objection)
QUEUE(handling)
QUEUE(dissatisfied)
QUEUE(follow_up)
QUEUE(parked)
QUEUE(mine)
QUEUE(closed)

/* A desk over the queues: opened once, whatever stands on it. */
static void
run_overdue(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);

	app_pop_to(view->app, desk->queues);
	app_push(view->app, overdue_view(desk));
}

static void
found(void *ctx, const struct ticket *ticket, size_t others, const char *sentence)
{
	struct desk *desk = ctx;

	if (ticket == NULL)
		app_say(desk->app, STYLE_ERROR, "%s", sentence);
	else if (app_top(desk->app) != desk->find_from)
		/* Nothing pops up under typing fingers. */
		app_say(desk->app, STYLE_PLAIN, _("%s was found meanwhile; ask again to open it."),
		    ticket->number);
	else if (others > 0)
		desk_say_several(desk, ticket, others);
	else
		app_push(desk->app, detail_view(desk, ticket));
}

static void
go_to(void *ctx, const char *number)
{
	struct desk *desk = ctx;

	desk->find_from = app_top(desk->app);
	if (number != NULL && *number != '\0')
		find_ticket(&desk->find, desk->db, number, found, desk);
}

static void
run_goto(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);

	if (args != NULL && args->count > 0)
		go_to(desk, args->words[0]);
	else
		prompt_line(view->app, _("Number: "), NULL, NULL, go_to, desk);
}

static void
run_queue_supervision(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);

	if (!desk_can_read(desk))
		return;
	app_pop_to(view->app, desk->queues);
	app_push(view->app, supervision_view(desk));
}

static void
run_register(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);

	if (desk->names->loaded)
		register_open(desk);
	else
		app_say(view->app, STYLE_WARN, "%s", _("The dictionaries are still on their way."));
}

static void
run_intake(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);

	if (!desk_can_read(desk))
		return;
	app_pop_to(view->app, desk->queues);
	app_push(view->app, intake_view(desk));
}

static void
run_registry(struct view *view, const struct args *args)
{
	app_push(view->app, registry_view(desk_of(view), NULL));
}

static void
run_sessions(struct view *view, const struct args *args)
{
	app_push(view->app, sessions_view(desk_of(view)));
}

static void
run_letters(struct view *view, const struct args *args)
{
	app_push(view->app, letters_view(desk_of(view)));
}

static void
run_handover(struct view *view, const struct args *args)
{
	app_push(view->app, handover_view(desk_of(view)));
}

static void
run_reconnect(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);

	db_retry(desk->db);
}

/* What was typed and not sent; each is offered again when its form is opened. */
static void
run_drafts(struct view *view, const struct args *args)
{
	struct desk *desk = desk_of(view);
	struct pager *pager;

	if (drafts_count(desk->drafts) == 0) {
		app_say(view->app, STYLE_PLAIN, "%s", _("There are no drafts."));
		return;
	}
	pager = pager_create();
	pager_add(pager, STYLE_FAINT, 0,
	    _("Open the ticket and the same form again: what was typed stands in it."));
	for (size_t i = 0; i < drafts_count(desk->drafts); i++) {
		struct draft_info d = drafts_info(desk->drafts, i);
		struct strbuf line = STRBUF_INIT;

		moment_short(&line, d.at_ms);
		strbuf_addf(&line, "  %s  ", verb_form_title(d.form));
		sanitize(&line, d.subject, strlen(d.subject), SANITIZE_LINE);
		pager_add(pager, STYLE_PLAIN, 2, line.s);
		strbuf_finish(&line);
	}
	app_push(view->app, pager_view("drafts", _("Drafts"), pager));
}

static void
quit_answered(void *ctx, bool yes)
{
	if (yes)
		app_quit(ctx, EXIT_OK);
}

static void
run_quit(struct view *view, const struct args *args)
{
	if (args != NULL)
		app_quit(view->app, EXIT_OK);
	else
		prompt_confirm_known(view->app, _("Leave paidan?"), quit_answered, view->app);
}

static const struct action actions[] = {
	{ "queue-dispatch", "1", N_("To dispatch"), N_("Tickets to be dispatched."), NULL, NULL, 0,
	    run_queue_dispatch },
	{ "queue-sign-in", "2", N_("To sign in"), N_("Sent and not yet signed."), NULL, NULL, 0,
	    run_queue_sign_in },
	{ "queue-objection", "3", N_("Objections"), N_("Tickets that wait for the coordination group."),
	    NULL, NULL, 0, run_queue_objection },
	{ "overdue", "4", N_("Overdue"), N_("What units are late with or soon will be, to be chased."), NULL,
	    NULL, 0, run_overdue },
	{ "queue-dissatisfied", "5", N_("Dissatisfied"), N_("The dissatisfied zone."), NULL, NULL, 0,
	    run_queue_dissatisfied },
	{ "queue-follow-up", "6", N_("Follow-up"), N_("Answered: to review, to call back, to archive."), NULL,
	    NULL, 0, run_queue_follow_up },
	{ "queue-supervision", "7", N_("Supervision"), N_("The supervision cases, worst first."), NULL,
	    NULL, 0, run_queue_supervision },
	{ "queue-parked", "-", N_("Parked"), N_("Parked until a date; no clock runs."), NULL, NULL, 0,
	    run_queue_parked },
	{ "queue-mine", "8", N_("Mine"), N_("What you have in hand; for a unit, all that is its own."), NULL,
	    NULL, 0, run_queue_mine },
	{ "queue-closed", "9", N_("Closed"), N_("Closed tickets, the newest first."), NULL, NULL, 0,
	    run_queue_closed },
	{ "queue-handling", "0", N_("In hand"), N_("Signed; the unit works on them."), NULL, NULL, 0,
	    run_queue_handling },
	{ "goto", "", N_("Go to"),
	    N_("Open a ticket by its number, with or without the year; with its platform where several have it."),
	    N_("NUMBER"), NULL, 0, run_goto },
	{ "register", ";", N_("Register"), N_("Take in a new appeal: a form for what the citizen says."), NULL,
	    "register", 0, run_register },
	{ "intake", "&", N_("Intake"), N_("What you have registered today, and what became of it."), NULL,
	    "register", 0, run_intake },
	{ "registry", "V", N_("Registry"), N_("Who answers for what where: the lists of powers and duties."),
	    NULL, NULL, 0, run_registry },
	{ "handover", "@", N_("Handover"), N_("What changed since you left, and what one shift hands to the next."),
	    NULL, "shift", 0, run_handover },
	{ "letters", "", N_("Letters"), N_("The letters that were written, the newest first."), NULL, NULL,
	    0, run_letters },
	{ "drafts", "", N_("Drafts"), N_("What was typed and not sent."), NULL, NULL, 0, run_drafts },
	{ "sessions", "", N_("Sessions"), N_("Who is signed in, from where and since when."), NULL, NULL,
	    0, run_sessions },
	{ "reconnect", "", N_("Reconnect"), N_("Try the database again now."), NULL, NULL, 0,
	    run_reconnect },
	{ "quit", "Q C-c", N_("Quit"), N_("Leave; claims are given back, drafts stay."), NULL, NULL, 0,
	    run_quit },
};

const struct action_table console_actions = {
	"console", N_("Console"), actions, ARRAY_LEN(actions),
};

const struct action_table *const all_action_tables[] = {
	&ticket_actions, &chase_actions, &letter_actions, &letters_actions, &overdue_actions,
	&dispute_actions, &privacy_actions, &queue_actions, &aftercare_actions,
	&followup_actions, &zone_actions, &picker_actions, &evidence_actions,
	&docket_actions, &precedents_actions, &registry_actions, &registry_tickets_actions,
	&supervise_actions, &supervision_actions, &case_actions, &case_page_actions,
	&sessions_actions, &handover_actions, &merge_actions, &intake_actions,
	&bulk_actions, &list_actions, &tag_actions, &pager_actions, &form_actions,
	&console_actions, &app_actions, NULL,
};
