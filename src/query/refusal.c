/* SPDX-License-Identifier: MIT */
#include "query/refusal.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "model/dispute.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"

#include "facts.h"

/*
 * One row a code of src/sql/codes.csv. {fact} is replaced by that fact of the refusal; codes
 * of verbs and states by their names, *_ms by the time of day.
 */
static const struct refusal {
	const char *code;
	const char *sentence;
} refusals[] = {
	{ "no_account", N_("The login {login} has no account on this platform.") },
	{ "no_right", N_("You do not have the right to do this ({right}).") },
	{ "no_ticket", N_("There is no such ticket, or it is not yours to see.") },
	{ "not_open", N_("The ticket is closed: {who}, {verb}, {at_ms}.") },
	{ "stale", N_("The ticket has changed since you saw it: {who}, {verb}, {at_ms}. It is now: {state}.") },
	{ "not_your_platform", N_("The ticket belongs to another platform.") },
	{ "not_your_unit", N_("The ticket is not with your unit.") },
	{ "command_reused", N_("This command was already used for something else. Try again.") },
	{ "abandoned", N_("The command was given up when the connection was lost; it did not happen. Send it again.") },
	{ "missing", N_("A value is missing: {field}.") },
	{ "wrong_state", N_("“{verb}” is not possible now: the ticket is {state}.") },
	{ "claimed",
	    N_("{who} is working on this ticket (until {until_ms}). Claiming takes it over, with a reason.") },
	{ "unknown_unit", N_("There is no such unit.") },
	{ "inactive_unit", N_("This unit takes no tickets any more.") },
	{ "out_of_reach", N_("This unit is outside the platform's tree.") },
	{ "unknown_reason", N_("“{code}” is not in the list of reasons.") },
	{ "bad_value", N_("A value cannot be: {field}.") },
	{ "lead_assists", N_("A unit cannot lead and assist at once.") },
	{ "not_classified", N_("Classify it first: the unit is found by matter and place.") },
	{ "append_only", N_("History is only added to, never changed.") },
	{ "already_done", N_("Your unit has done this already ({state}).") },
	{ "not_signed", N_("Your unit has to sign in first.") },
	{ "not_independent", N_("Who handled a ticket, or belongs to the unit that did, cannot record its follow-up.") },
	{ "unknown_category", N_("There is no such category.") },
	{ "unknown_territory", N_("There is no such territory.") },
	{ "unknown_channel", N_("There is no such channel.") },
	{ "known_already", N_("This appeal has been registered already.") },
	{ "no_rules", N_("There are no rules for that day, or of that version.") },
	{ "bad_rules", N_("The rule pack cannot be taken: {path}.") },
	{ "unknown_class", N_("The rules have no class “{class}”.") },
	{ "no_clock", N_("No clock that this could concern runs on the ticket.") },
	{ "too_late", N_("The time was over at {due_ms}; more is asked for before.") },
	{ "already_paused", N_("The clocks stand still already.") },
	{ "not_paused", N_("No clock has been paused.") },
	{ "limit_reached", N_("That is more than the rules allow.") },
	{ "already_asked", N_("A request for more time waits for its decision already.") },
	{ "not_told", N_("The citizen has to be told first.") },
	{ "unknown_extension", N_("There is no such request for more time on this ticket.") },
	{ "already_decided", N_("The request has been decided already.") },
	{ "passed_on", N_("Your unit has passed it on: {unit} has it. Take it back first.") },
	{ "why_needed", N_("Say why: {warning}.") },
	{ "return_it", N_("A unit that should not have this ticket returns it.") },
	{ "handle_first", N_("Who receives a ticket first handles it; object instead of returning it.") },
	{ "bound", N_("The ruling {number} binds your unit; it may only appeal against it.") },
	{ "window_over", N_("The window to object was over at {due_ms}; silence is acceptance.") },
	{ "already_objected", N_("Your unit has objected already; it waits for the ruling.") },
	{ "not_disputed", N_("The ticket is not before the coordination group.") },
	{ "not_ruled", N_("No ruling names your unit as the lead.") },
	{ "appealed", N_("There has been an appeal on this ticket; the ruling is final.") },
	{ "runs_no_platform", N_("Your unit runs no platform to pass it on in.") },
	{ "not_passed_on", N_("Your unit has not passed it on.") },
	{ "asked_already", N_("The unit has been asked and has not answered yet.") },
	{ "not_asked", N_("Nobody asked your unit, or it has answered already.") },
	{ "top_of_ladder", N_("It is before the leader already; there is no higher step.") },
	{ "unknown_duty", N_("There is no such row in the duty registry.") },
	{ "ambiguous", N_("More than one is called so: {field}.") },
	{ "unknown_ruling", N_("There is no such ruling in force.") },
	{ "already_promoted", N_("The ruling {number} is in the duty registry already.") },
	{ "not_heard", N_("The citizen has not been heard, and may still be called.") },
	{ "not_confirmed",
	    N_("The citizen was not satisfied once and has not confirmed that it is solved: call again, or "
	       "end it with a final answer.") },
	{ "not_warned", N_("Nobody has warned your unit about this ticket.") },
	{ "rectify_first", N_("Your unit looks at its own work first: feed back what was found, then reply.") },
	{ "not_to_rectify", N_("Nobody asked your unit to look at its own work on this ticket.") },
	{ "not_in_zone", N_("Its citizen was never dissatisfied: it needs no final answer.") },
	{ "no_draft", N_("There is no draft of a final answer to sign.") },
	{ "own_draft", N_("Who drafted a final answer does not sign it: another coordinator does.") },
	{ "no_sampling", N_("By the rules in force every citizen is called; nothing is drawn.") },
	{ "chase_order", N_("The ladder wants another step first: {step}.") },
	{ "chase_early", N_("The city's rules leave the unit time until {due_ms} after the step before: {step}.") },
	{ "other_unit", N_("A letter goes to one unit; {number} is with another.") },
	{ "no_letter", N_("There is no such letter, or it is not yours to see.") },
	{ "not_given", N_("The citizen did not tell it.") },
	{ "case_changed", N_("The case {number} has changed since you saw it: {who}, {verb}, {at_ms}.") },
	{ "no_case", N_("There is no such supervision case, or it is not yours to see.") },
	{ "case_state", N_("The case {number} is closed already, or it is not closed yet.") },
	{ "in_case", N_("{ticket} is in the open case {number} already.") },
	{ "not_in_case", N_("This unit has no ticket of the case.") },
	{ "no_report_asked", N_("Your unit was not asked to report, or has reported already.") },
	{ "unknown_login", N_("Nobody who works here has the login {login}.") },
	{ "not_confidential", N_("The ticket is not confidential.") },
	{ "anonymous", N_("The citizen asked not to be named; only a coordinator is told.") },
	{ "claim_first", N_("Claim the ticket first; then call.") },
	{ "own_account", N_("Nobody changes or confirms their own account, or what they asked for.") },
	{ "login_taken", N_("There is a login {login} already, or it cannot be one.") },
	{ "not_waiting", N_("The account waits for nobody's word.") },
	{ "not_locked", N_("The account is not locked.") },
	{ "keeps_groups", N_("The database keeps this login in other groups: its administrator has to take it out.") },
	{ "not_recorded", N_("Ask for it again: it is given only for a moment after it was recorded.") },
	{ "same_login", N_("Who signed off {number} does not take it over: another login does.") },
	{ "unknown_handover", N_("There is no such handover, or a later one has replaced it.") },
	{ "taken_over", N_("{who} has taken over {number} already, at {at_ms}.") },
	{ "no_session", N_("There is no such session, or it is not yours to end.") },
	{ "reply_missing", N_("The city's rules want it in the reply: {field}.") },
	{ "reply_short", N_("{field}: at least {least} characters.") },
	{ "reply_contact", N_("{field}: give a telephone number.") },
	{ "reply_basis", N_("{field}: name the document, by its title, number or article.") },
	{ "reply_forbidden", N_("“{phrase}” says nothing to the citizen; leave it out of the reply.") },
	{ "own_main", N_("A ticket is not merged into itself.") },
	{ "main_merged", N_("{number} was itself merged into {main}: merge into that.") },
	{ "main_closed", N_("{number} is closed; nothing is merged into it or taken out of it any more.") },
	{ "main_elsewhere", N_("{number} belongs to another platform.") },
	{ "main_changed", N_("{number} has changed since you saw it: {who}, {verb}, {at_ms}. Look again, then merge.") },
	{ "in_hand", N_("{unit} has it in hand: recall it first, so that the unit is told, then merge.") },
	{ "in_zone", N_("Its citizen was dissatisfied once: it goes its own way to the end.") },
	{ "secret_apart", N_("Merging with {number} would tell of a confidential ticket: make both confidential, "
	      "for the same people, first.") },
	{ "more_urgent", N_("It is more urgent than {number}: classify that one first, or merge the other way round.") },
	{ "not_merged", N_("The ticket is not merged into another.") },
	{ "has_merged", N_("Other citizens' appeals are merged into it, and they took nothing back: take them out first.") },
	{ "newer_version", N_("The row of the registry has changed since you saw it.") },
};

/* What the server says for itself, where its own sentence would not help an operator. */
static const struct refusal server[] = {
	{ "42501", N_("The database does not allow this login to do that.") },
	{ "25006", N_("The database is read-only at the moment (a standby); nothing can be written.") },
	{ "53100", N_("The disk of the database is full; call the administrator.") },
	{ "53300", N_("The database has no free connection; it will be tried again.") },
	{ "40P01", N_("Two actions stood in each other's way; this one did not happen. Send it again.") },
	{ "53200", N_("The database is short of memory; call the administrator.") },
	{ "55P03", N_("Somebody else's work on this ticket does not end; yours did not happen. "
		      "Send it again in a moment.") },
	{ "57014", N_("It took the database too long and was stopped; it did not happen.") },
	{ "58030", N_("The disk of the database does not work; call the administrator.") },
};

/* Why there is no connection. */
static const struct refusal troubles[] = {
	{ "28P01", N_("The database refuses the password: it is wrong or has expired.") },
	{ "53300", N_("The database has no free connection; it will be tried again.") },
	{ "57P01", N_("The database ended the connection.") },
	{ "57P02", N_("The database broke down; it is coming up again.") },
	{ "57P03", N_("The database is starting or shutting down.") },
};

static const char *
find(const struct refusal *table, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(table[i].code, code) == 0)
			return _(table[i].sentence);
	}
	return NULL;
}

bool
refusal_knows(const char *code)
{
	return find(refusals, ARRAY_LEN(refusals), code) != NULL;
}

/* Assignments have states of their own, with other names. */
static const char *
any_state_label(const char *code)
{
	const char *label = state_label(code);

	return label != code ? label : assignment_label(code);
}

static bool
ends_with(const char *name, const char *end)
{
	size_t n = strlen(name), m = strlen(end);

	return n >= m && strcmp(name + n - m, end) == 0;
}

static void
add_fact(void *ctx, struct strbuf *out, json_t *facts, const char *name)
{
	json_t *value = json_object_get(facts, name);
	const char *text = json_string_value(value);

	if (ends_with(name, "_ms") && json_is_integer(value))
		moment_clock(out, json_integer_value(value));
	else if (text == NULL)
		strbuf_adds(out, "?");
	else if (strcmp(name, "step") == 0)
		strbuf_adds(out, chase_label(text));
	else if (strcmp(name, "verb") == 0)
		strbuf_adds(out, verb_label(text));
	else if (strcmp(name, "warning") == 0)
		strbuf_adds(out, warning_label(text));
	else if (strcmp(name, "right") == 0)
		strbuf_adds(out, verb_label(text));
	else if (strcmp(name, "state") == 0)
		strbuf_adds(out, any_state_label(text));
	else if (strcmp(name, "field") == 0 && detail_label(text) != NULL)
		strbuf_adds(out, detail_label(text));
	else
		sanitize_adds(out, text);
}

char *
refusal_of_error(const char *sqlstate, const char *message, const char *detail)
{
	const char *sentence;
	char *clean, *told;

	if (strncmp(sqlstate, "PD", 2) == 0) {
		sentence = find(refusals, ARRAY_LEN(refusals), message);
		if (sentence != NULL)
			return facts_fill(sentence, detail, add_fact, NULL);
	}
	sentence = find(server, ARRAY_LEN(server), sqlstate);
	if (sentence != NULL)
		return xstrdup(sentence);
	clean = sanitize_line(message);
	told = xasprintf(_("The database refused: %s"), clean);
	free(clean);
	return told;
}

char *
refusal_of_trouble(const char *sqlstate, const char *message)
{
	const char *sentence = find(troubles, ARRAY_LEN(troubles), sqlstate);

	return sentence != NULL ? xstrdup(sentence) : sanitize_line(message);
}

char *
refusal_of_reply(const struct db_reply *reply)
{
	switch (reply->outcome) {
	case DB_REFUSED:
		return refusal_of_error(reply->error->sqlstate, reply->error->message,
		    reply->error->detail);
	case DB_LOST:
		return xstrdup(_("The connection to the database is lost; nothing was read."));
	case DB_CANCELLED:
		return xstrdup(reply->timed_out ? _("The database takes too long to answer; stopped.") :
		    _("Stopped."));
	case DB_NOT_DONE:
		return xstrdup(_("The connection was lost, and the database says: it did not happen. Send it again."));
	case DB_UNKNOWN:
		return xstrdup(_("The connection was lost; it is not known whether it happened."));
	case DB_DONE:
		break;
	}
	return xstrdup("");
}
