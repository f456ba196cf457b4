/* SPDX-License-Identifier: MIT */
/* What may be done to a ticket, wherever one is shown: one row an action. */
#include "ticket_actions.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "query/feed.h"
#include "query/refusal.h"
#include "ui/list.h"
#include "ui/prompt.h"

#include "bulk.h"
#include "merge.h"
#include "reply_form.h"

struct desk *
desk_of_view(struct view *view)
{
	return ((struct desk_view *)view)->desk;
}

const struct ticket *
ticket_of_view(struct view *view)
{
	struct desk_view *v = (struct desk_view *)view;
	const struct ticket *t = v->ticket != NULL ? v->ticket(v) : NULL;

	if (t == NULL)
		app_say(v->desk->app, STYLE_ERROR, "%s", _("Nothing is selected."));
	return t;
}

/* Commands may name the current ticket first, as ".", or the tagged ones as "'". */
static int
first_word(const struct args *args)
{
	return args_tagged(args) ||
	    (args != NULL && args->count > 0 && strcmp(args->words[0], ".") == 0);
}

/* All that was typed after the verb, as one text; NULL if nothing. Owned by the caller. */
static char *
text_of(const struct args *args)
{
	struct strbuf out = STRBUF_INIT;

	if (args == NULL || first_word(args) >= args->count)
		return NULL;
	for (int i = first_word(args); i < args->count; i++)
		strbuf_addf(&out, "%s%s", out.len > 0 ? " " : "", args->words[i]);
	return strbuf_take(&out);
}

/* 0201-0037: commands are about the selected ticket, and a number must not end up in a text. */
static bool
is_number(const char *word)
{
	const char *dash = strchr(word, '-');

	return dash != NULL && dash - word >= 4 && strlen(dash + 1) >= 4 &&
	    strspn(dash + 1, "0123456789") == strlen(dash + 1) &&
	    strspn(dash - 4, "0123456789") >= 4;
}

/* True if the words cannot be meant for this action; says why. */
static bool
misplaced(struct view *view, const struct args *args, bool takes_text)
{
	const char *why = NULL;

	if (args == NULL || first_word(args) >= args->count)
		return false;
	if (is_number(args->words[first_word(args)]))
		why = _("Commands act on the selected ticket; :goto NUMBER opens another first.");
	else if (!takes_text)
		why = _("This command takes no words; it opens its form.");
	if (why != NULL)
		app_say(desk_of_view(view)->app, STYLE_ERROR, "%s", why);
	return why != NULL;
}

/* The dictionaries, or a word that they are not there; a failed reading is tried again. */
static bool
has_names(struct desk *desk)
{
	if (desk->names->loaded)
		return true;
	if (desk->names->call == NULL)
		names_load(desk->names, desk->db, desk->names->fn, desk->names->ctx);
	app_say(desk->app, STYLE_WARN, "%s", _("The dictionaries are still on their way."));
	return false;
}

/* Asked early, so that nobody types a text that the database then refuses. */
bool
ticket_allows(struct desk *desk, enum write_verb verb, const struct ticket *t)
{
	char *facts, *sentence;

	if (names_allows(desk->names, write_name(verb), t->state))
		return true;
	facts = xasprintf("{\"verb\": \"%s\", \"state\": \"%s\"}", write_name(verb), t->state);
	sentence = refusal_of_error("PD011", "wrong_state", facts);
	app_say(desk->app, STYLE_ERROR, "%s", sentence);
	free(sentence);
	free(facts);
	return false;
}

/* Verbs without a form: to the many that are meant, or to the one under the cursor. */
static void
plain(struct view *view, enum write_verb verb, const struct args *args)
{
	struct ticket_set many = { 0 };
	const struct ticket *t;

	if (ticket_set_of(view, args, &many)) {
		if (!misplaced(view, args, false))
			bulk_open(desk_of_view(view), view, verb, &many, NULL, NULL, NULL);
		ticket_set_finish(&many);
		return;
	}
	t = ticket_of_view(view);
	if (t != NULL && !misplaced(view, args, false) &&
	    ticket_allows(desk_of_view(view), verb, t))
		desk_write(desk_of_view(view), verb, t, NULL, NULL, NULL, NULL, NULL);
}

void
ticket_form(struct view *view, enum write_verb verb, const char *field, const struct args *args)
{
	struct ticket_set many = { 0 };
	bool is_many = ticket_set_of(view, args, &many);
	const struct ticket *t = is_many ? NULL : ticket_of_view(view);
	struct desk *desk = desk_of_view(view);
	char *text = text_of(args);
	const char *const pair[] = { field, text, NULL };
	const char *const *pairs = text != NULL ? pair : NULL;

	if ((!is_many && t == NULL) || misplaced(view, args, field != NULL) || !has_names(desk))
		;
	else if (is_many)
		verb_form_many(desk, verb, view, &many, pairs);
	else if (ticket_allows(desk, verb, t))
		verb_form_open_with(desk, verb, t, pairs);
	ticket_set_finish(&many);
	free(text);
}

static bool
is_many(struct view *view, const struct args *args)
{
	struct ticket_set many = { 0 };
	bool yes = ticket_set_of(view, args, &many);

	ticket_set_finish(&many);
	return yes;
}

static void
run_claim(struct view *view, const struct args *args)
{
	const struct ticket *t = is_many(view, args) ? NULL : ticket_of_view(view);
	struct desk *desk = desk_of_view(view);

	if (is_many(view, args))
		plain(view, WRITE_CLAIM, args);
	if (t == NULL)
		return;
	if (strcmp(t->claim_by, desk->account.login) == 0)
		plain(view, WRITE_RELEASE, args);
	else if (desk_held(desk, t))
		ticket_form(view, WRITE_STEAL, "reason", args);
	else
		plain(view, WRITE_CLAIM, args);
}

static void
run_release(struct view *view, const struct args *args)
{
	plain(view, WRITE_RELEASE, args);
}

void
ticket_classify(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_CLASSIFY, NULL, args);
}

/* A ticket without a category is classified on the way. */
static void
run_dispatch(struct view *view, const struct args *args)
{
	bool many = is_many(view, args);
	const struct ticket *t = many ? NULL : ticket_of_view(view);
	struct desk *desk = desk_of_view(view);
	enum write_verb verb = WRITE_DISPATCH;
	char *typed;

	/* All to one unit: no hint speaks for many tickets at once. */
	if (many)
		ticket_form(view, verb, NULL, args);
	if (t == NULL || misplaced(view, args, true) || !has_names(desk))
		return;
	if (ticket_ours_to_pass_on(desk, t))
		verb = WRITE_PASS_ON;
	if (!ticket_allows(desk, verb, t))
		return;
	typed = text_of(args);
	app_push(desk->app, picker_view(desk, t, verb, typed));
	free(typed);
}

static void
run_recall(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_RECALL, "reason", args);
}

static void
run_sign_in(struct view *view, const struct args *args)
{
	plain(view, WRITE_SIGN_IN, args);
}

/* Where who receives a ticket first handles it, a unit objects and goes on. */
static void
run_return(struct view *view, const struct args *args)
{
	bool handles = names_first_receiver(desk_of_view(view)->names);

	ticket_form(view, handles ? WRITE_OBJECT : WRITE_RETURN, "basis", args);
}

/* By the fields that the city wants, if it wants any and nothing was typed already. */
static void
run_reply(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);
	struct desk *desk = desk_of_view(view);

	if (t == NULL)
		return;
	if ((args == NULL || first_word(args) >= args->count) && has_names(desk) &&
	    ticket_allows(desk, WRITE_REPLY, t) && reply_form_open(desk, t))
		return;
	ticket_form(view, WRITE_REPLY, "text", args);
}

static void
run_review(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_REVIEW, "note", args);
}

static void
run_follow_up(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_FOLLOW_UP, "words", args);
}

void
ticket_note(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_NOTE, "text", args);
}

static void
run_close(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_CLOSE_INTAKE, "reason", args);
}

static void
run_withdraw(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_WITHDRAW, "words", args);
}

static void
run_unmerge(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_UNMERGE, "reason", args);
}

static void
run_contact(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_CONTACT, "note", args);
}

static void
run_on_site(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_ON_SITE, "note", args);
}

static void
run_progress(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_PROGRESS, "text", args);
}

static void
run_pause(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_PAUSE, "text", args);
}

static void
run_resume(struct view *view, const struct args *args)
{
	const struct ticket *t = is_many(view, args) ? NULL : ticket_of_view(view);
	char *why;

	if (t != NULL && !t->paused) {
		why = refusal_of_error("PD034", "not_paused", NULL);
		app_say(view->app, STYLE_ERROR, "%s", why);
		free(why);
		return;
	}
	ticket_form(view, WRITE_RESUME, "note", args);
}

static void
run_extend(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_ASK_EXTENSION, "ground", args);
}

static void
run_decide(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_DECIDE_EXTENSION, "note", args);
}

static void
run_park(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_PARK, "reason", args);
}

static void
run_unpark(struct view *view, const struct args *args)
{
	ticket_form(view, WRITE_UNPARK, "note", args);
}

void
ticket_due(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	if (t != NULL)
		app_push(view->app, due_view(desk_of_view(view), t));
}

static void
run_duties(struct view *view, const struct args *args)
{
	const struct ticket *t = ticket_of_view(view);

	if (t != NULL)
		app_push(view->app, registry_view(desk_of_view(view), t));
}

/* Archiving ends a ticket: it asks, and Enter is no (law 7). */
struct archive {
	struct desk *desk;
	struct ticket ticket;
};

static void
archive_answered(void *ctx, bool yes)
{
	struct archive *a = ctx;
	const char *args[] = { NULL };

	if (yes)
		desk_write(a->desk, WRITE_ARCHIVE, &a->ticket, args, NULL, NULL, NULL, NULL);
	ticket_finish(&a->ticket);
	free(a);
}

void
ticket_archive(struct view *view, const struct args *args)
{
	bool many = is_many(view, args);
	const struct ticket *t = many ? NULL : ticket_of_view(view);
	struct archive *a;
	char *question;

	if (many)
		plain(view, WRITE_ARCHIVE, args);
	if (t == NULL || misplaced(view, args, false) ||
	    !ticket_allows(desk_of_view(view), WRITE_ARCHIVE, t))
		return;
	a = xcalloc(1, sizeof *a);
	a->desk = desk_of_view(view);
	a->ticket.id = t->id;
	a->ticket.version = t->version;
	a->ticket.number = xstrdup(t->number);
	a->ticket.state = xstrdup(t->state);
	question = xasprintf(_("Archive %s?"), t->number);
	prompt_confirm(a->desk->app, question, archive_answered, a);
	free(question);
}

static const struct action actions[] = {
	{ "dispatch", "d", N_("Dispatch"), N_("Choose the responsible unit and send the ticket there, or on in your own tree."),
	    N_("[UNIT]"), "dispatch", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_dispatch },
	{ "claim", "c", N_("Claim"), N_("Take the ticket for yourself, give it back, or take it over with a reason."),
	    N_("[REASON]"), "claim", ACTION_HINT | ACTION_ROW | ACTION_BULK | ACTION_NOW, run_claim },
	{ "release", "", N_("Release"), N_("Give back what you have claimed."), NULL, "claim",
	    ACTION_ROW | ACTION_BULK | ACTION_NOW, run_release },
	{ "classify", "f", N_("Classify"), N_("Set category, territory and urgency."),
	    NULL, "classify", ACTION_HINT | ACTION_ROW | ACTION_BULK, ticket_classify },
	{ "sign-in", "s", N_("Sign in"), N_("Your unit takes the ticket."),
	    NULL, "sign_in", ACTION_HINT | ACTION_ROW | ACTION_BULK | ACTION_NOW, run_sign_in },
	{ "reply", "r", N_("Reply"), N_("Write your unit's reply to the citizen."),
	    N_("[TEXT]"), "reply", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_reply },
	{ "return", "x", N_("Return"),
	    N_("Say that the ticket is not your unit's, with basis and proposed unit: return it, or object."),
	    N_("[BASIS]"), "return", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_return },
	{ "follow-up", "h", N_("Follow-up"), N_("Record the call to the citizen: response, solved, satisfaction."),
	    N_("[WORDS]"), "follow_up", ACTION_HINT | ACTION_ROW, run_follow_up },
	{ "review", "v", N_("Review"), N_("Pass the unit's reply or send it back."),
	    N_("[NOTE]"), "review", ACTION_ROW | ACTION_BULK, run_review },
	{ "archive", "a", N_("Archive"), N_("Close a ticket that the citizen has confirmed, or that was given up."),
	    NULL, "archive", ACTION_HINT | ACTION_ROW | ACTION_BULK, ticket_archive },
	{ "recall", "R", N_("Recall"), N_("Take a dispatch back, with a reason."),
	    N_("[REASON]"), "recall", ACTION_ROW | ACTION_BULK, run_recall },
	{ "close", "N", N_("Close at intake"), N_("Not accepted, handed off or answered directly, with a reason."),
	    N_("[REASON]"), "close", ACTION_ROW | ACTION_BULK, run_close },
	{ "merge", "m", N_("Merge"),
	    N_("It is about the same as another, and goes up in it: choose which, or give its number."),
	    N_("[NUMBER [NUMBERS TO GO UP IN IT]]"), "merge", ACTION_HINT | ACTION_ROW | ACTION_BULK, ticket_merge },
	{ "unmerge", "", N_("Take out of the merge"), N_("It was about something else: the ticket is open again."),
	    N_("[REASON]"), "merge", ACTION_ROW | ACTION_BULK, run_unmerge },
	{ "withdraw", "", N_("Withdrawn"), N_("The citizen takes the appeal back: who said so, when, in what words."),
	    N_("[WORDS]"), "close", ACTION_ROW | ACTION_BULK, run_withdraw },
	{ "contact", "K", N_("First contact"), N_("Record that your unit has spoken to the citizen."),
	    N_("[NOTE]"), "reply", ACTION_ROW, run_contact },
	{ "on-site", "o", N_("On site"), N_("Record that somebody is on the spot."), N_("[NOTE]"), "reply",
	    ACTION_ROW, run_on_site },
	{ "progress", "p", N_("Progress reply"), N_("Tell the citizen how far it is."), N_("[TEXT]"),
	    "reply", ACTION_ROW | ACTION_BULK, run_progress },
	{ "pause", "z", N_("Stop the clock"), N_("The clocks stand still, with a reason and a date."),
	    N_("[TEXT]"), "pause", ACTION_ROW | ACTION_BULK, run_pause },
	{ "resume", "Z", N_("Start the clock"), N_("The clocks go on."), N_("[NOTE]"), "pause",
	    ACTION_HINT | ACTION_ROW | ACTION_BULK, run_resume },
	{ "extend", "e", N_("Extension"), N_("Ask for more time, before the clock runs out."), N_("[GROUND]"),
	    "extend", ACTION_ROW | ACTION_BULK, run_extend },
	{ "decide", "E", N_("Decide extension"), N_("Grant or refuse the extension that was asked for."),
	    N_("[NOTE]"), "coordinate", ACTION_HINT | ACTION_ROW | ACTION_BULK, run_decide },
	{ "park", "P", N_("Park"), N_("Neither done nor ended: parked until a date, without clocks."),
	    N_("[REASON]"), "coordinate", ACTION_ROW | ACTION_BULK, run_park },
	{ "unpark", "U", N_("End parking"), N_("The clocks go on."), N_("[NOTE]"), "coordinate",
	    ACTION_HINT | ACTION_ROW | ACTION_BULK, run_unpark },
	{ "due?", "D", N_("Why this deadline"), N_("Derive the deadlines of the ticket line by line."), NULL,
	    NULL, ACTION_ROW, ticket_due },
	{ "duties", "X", N_("Who answers"), N_("What the registry says about its matter in its place."), NULL,
	    NULL, ACTION_ROW, run_duties },
	{ "note", "n", N_("Note"), N_("Add a note to the timeline."),
	    N_("[TEXT]"), "note", ACTION_ROW | ACTION_BULK, ticket_note },
};

const struct action_table ticket_actions = {
	"ticket", N_("Ticket"), actions, ARRAY_LEN(actions),
};
