/* SPDX-License-Identifier: MIT */
/* The name tables of every code the database uses towards people. */
#include "model/ticket.h"
#include "model/account.h"
#include "model/dispute.h"
#include "model/supervision.h"
#include "model/shift.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

struct name {
	const char *code;
	const char *label;
};

static const struct name states[] = {
	{ "registered", N_("to dispatch") },
	{ "returned", N_("returned") },
	{ "disputed", N_("to rule") },
	{ "dispatched", N_("to sign in") },
	{ "handling", N_("in hand") },
	{ "replied", N_("to review") },
	{ "reviewed", N_("to call back") },
	{ "confirmed", N_("to archive") },
	{ "dissatisfied", N_("dissatisfied") },
	{ "parked", N_("parked") },
	{ "archived", N_("archived") },
	{ "closed", N_("closed") },
	{ NULL, NULL },
};

static const struct name verbs[] = {
	{ "register", N_("Register") },
	{ "import_batch", N_("Import") },
	{ "classify", N_("Classify") },
	{ "claim", N_("Claim") },
	{ "release", N_("Release") },
	{ "steal", N_("Take over") },
	{ "dispatch", N_("Dispatch") },
	{ "recall", N_("Recall") },
	{ "sign_in", N_("Sign in") },
	{ "return", N_("Return") },
	{ "return_ticket", N_("Return") },
	{ "reply", N_("Reply") },
	{ "review", N_("Review") },
	{ "follow_up", N_("Follow-up") },
	{ "archive", N_("Archive") },
	{ "lean", N_("Warn the unit") },
	{ "remedy", N_("Remedy") },
	{ "feed_back", N_("Feedback") },
	{ "draft_final", N_("Draft the final answer") },
	{ "sign_final", N_("Sign the final answer") },
	{ "draw_sample", N_("Draw the sample") },
	{ "sample", N_("Draw the sample") },
	{ "close_intake", N_("Close at intake") },
	{ "close", N_("Close at intake") },
	{ "merge_ticket", N_("Merge") },
	{ "merge", N_("Merge") },
	{ "unmerge", N_("Take out of the merge") },
	{ "take_in", N_("Merged into this one") },
	{ "let_go", N_("Taken out of this one") },
	{ "withdraw", N_("Withdrawn by the citizen") },
	{ "note", N_("Note") },
	{ "contact", N_("First contact") },
	{ "on_site", N_("On site") },
	{ "progress", N_("Progress reply") },
	{ "pause", N_("Stop the clock") },
	{ "resume", N_("Start the clock") },
	{ "ask_extension", N_("Ask for an extension") },
	{ "decide_extension", N_("Decide on the extension") },
	{ "park", N_("Park") },
	{ "unpark", N_("End parking") },
	{ "object", N_("Object") },
	{ "pass_on", N_("Pass on") },
	{ "take_back", N_("Take back") },
	{ "refer", N_("Refer to the group") },
	{ "ask_opinion", N_("Ask for an opinion") },
	{ "opinion", N_("Give an opinion") },
	{ "give_opinion", N_("Give an opinion") },
	{ "meeting", N_("Joint meeting") },
	{ "escalate", N_("Bring up the ladder") },
	{ "coordinate", N_("Coordinate") },
	{ "rule", N_("Rule") },
	{ "appeal", N_("Appeal") },
	{ "chase", N_("Chase") },
	{ "issue_letter", N_("Letter") },
	{ "supervise", N_("Supervise") },
	{ "urge", N_("Urge") },
	{ "instruct", N_("Leader's instruction") },
	{ "open_case", N_("Supervision opened") },
	{ "case_cause", N_("Another cause of supervision") },
	{ "add_to_case", N_("Added to the case") },
	{ "set_case", N_("Case set anew") },
	{ "case_note", N_("Note on the case") },
	{ "case_letter", N_("Letter in the case") },
	{ "ask_report", N_("Asked to report") },
	{ "report", N_("Report") },
	{ "give_report", N_("Report") },
	{ "close_case", N_("Case closed") },
	{ "reopen_case", N_("Case opened again") },
	{ "shift", N_("Hand over a shift") },
	{ "confide", N_("Make confidential") },
	{ "disclose", N_("No longer confidential") },
	{ "reveal", N_("Reveal") },
	{ "reveal_phone", N_("Reveal the number") },
	{ "who_saw", N_("Who saw it") },
	{ "export", N_("Export") },
	{ "accounts", N_("Accounts") },
	{ "account_add", N_("Account added") },
	{ "account_role", N_("Other roles") },
	{ "account_unit", N_("Other unit") },
	{ "account_password", N_("Password set") },
	{ "account_lock", N_("Locked") },
	{ "account_unlock", N_("Unlocked") },
	{ "account_confirm", N_("Confirmed") },
	{ "confirm_account", N_("Confirm an account") },
	{ NULL, NULL },
};

static const struct name personal[] = {
	{ "name", N_("citizen's name") },
	{ "phone", N_("citizen's number") },
	{ "id_number", N_("citizen's identity number") },
	{ "address", N_("citizen's address") },
	{ NULL, NULL },
};

/* Steps of the ladder of chasing, and what stands for each in a list. */
static const struct name chases[] = {
	{ "phone", N_("phone") },
	{ "notice", N_("written notice") },
	{ "leader", N_("copy to the leader") },
	{ "supervision", N_("supervision") },
	{ NULL, NULL },
};

static const struct name letters[] = {
	{ "notice", N_("notice of chasing") },
	{ "dispatch", N_("handing over") },
	{ "leader", N_("report to the leader") },
	{ NULL, NULL },
};

static const struct name chase_signs[] = {
	{ "p", N_("ph") },
	{ "n", N_("wn") },
	{ "l", N_("ld") },
	{ "s", N_("sv") },
	{ NULL, NULL },
};

static const struct name roles[] = {
	{ "lead", N_("lead") },
	{ "assist", N_("assisting") },
	{ "dispatcher", N_("dispatcher") },
	{ "coordinator", N_("coordinator") },
	{ "caller", N_("caller") },
	{ "seat", N_("seat outside the office") },
	{ "supervisor", N_("supervisor") },
	{ "liaison", N_("liaison officer") },
	{ "monitor", N_("joint supervisor") },
	{ "registrar", N_("registrar") },
	{ "admin", N_("administrator") },
	{ NULL, NULL },
};

static const struct name assignments[] = {
	{ "assigned", N_("not signed") },
	{ "signed", N_("signed") },
	{ "replied", N_("replied") },
	{ "passed", N_("passed on") },
	{ "returned", N_("returned") },
	{ "recalled", N_("recalled") },
	{ NULL, NULL },
};

static const struct name verdicts[] = {
	{ "match", N_("as the registry says") },
	{ "conflict", N_("conflict in the registry") },
	{ "gap", N_("gap in the registry") },
	{ "against", N_("against the registry") },
	{ NULL, NULL },
};

static const struct name details[] = {
	{ "reason", N_("reason") },
	{ "logins", N_("who may know of it") },
	{ "login", N_("login") },
	{ "main", N_("merged into") },
	{ "merged", N_("ticket") },
	{ "said_by", N_("said by") },
	{ "said_at", N_("said at") },
	{ "reason_code", N_("reason") },
	{ "note", N_("note") },
	{ "text", N_("text") },
	{ "attachments", N_("attachments") },
	{ "basis", N_("basis") },
	{ "lead_name", N_("lead") },
	{ "assist_names", N_("assisting") },
	{ "proposed_name", N_("proposed unit") },
	{ "units", N_("from") },
	{ "category", N_("category") },
	{ "territory", N_("territory") },
	{ "urgency", N_("urgency") },
	{ "outcome", N_("call") },
	{ "responded", N_("responded") },
	{ "solved", N_("solved") },
	{ "satisfaction", N_("satisfaction") },
	{ "words", N_("citizen's words") },
	{ "dissatisfied", N_("dissatisfied with") },
	{ "call_again", N_("next call") },
	{ "given_up", N_("given up") },
	{ "unrated", N_("unrated") },
	{ "times", N_("dissatisfied for the time") },
	{ "mode", N_("sent again") },
	{ "fault", N_("what went wrong") },
	{ "measures", N_("what was changed") },
	{ "done", N_("what was done") },
	{ "chosen", N_("drawn") },
	{ "close_type", N_("closing type") },
	{ "pass", N_("passed") },
	{ "channel", N_("channel") },
	{ "class_name", N_("class") },
	{ "resume_on", N_("goes on") },
	{ "amount", N_("amount") },
	{ "ground", N_("legal ground") },
	{ "told", N_("citizen told") },
	{ "granted", N_("granted") },
	{ "until", N_("until") },
	{ "number", N_("ruling") },
	{ "reasons", N_("reasons") },
	{ "legal_basis", N_("legal basis") },
	{ "grounds", N_("grounds") },
	{ "asked_name", N_("asked unit") },
	{ "question", N_("question") },
	{ "held_on", N_("held on") },
	{ "present", N_("present") },
	{ "record", N_("record") },
	{ "step", N_("step") },
	{ "spoken_to", N_("spoken to") },
	{ "promised", N_("promised") },
	{ "letter", N_("letter") },
	{ "copy_to", N_("reported to") },
	{ "case_number", N_("case") },
	{ "case_level", N_("level") },
	{ "cause", N_("cause") },
	{ "rank", N_("rank") },
	{ "leader", N_("leader") },
	{ "office", N_("office") },
	{ "given_on", N_("given on") },
	{ "instruction", N_("instruction") },
	{ "result_code", N_("result") },
	{ "result", N_("in words") },
	{ "tickets", N_("tickets") },
	{ "demand", N_("demand") },
	{ "report_by", N_("report by") },
	{ NULL, NULL },
};

/* What opened a supervision case. */
static const struct name causes[] = {
	{ "hand", N_("by hand") },
	{ "overdue", N_("overdue") },
	{ "dissatisfied", N_("dissatisfied") },
	{ "refused", N_("refusals") },
	{ "instruction", N_("instruction") },
	{ "lane", N_("lane") },
	{ NULL, NULL },
};

static const struct name case_states[] = {
	{ "open", N_("open") },
	{ "answered", N_("answered") },
	{ "closed", N_("closed") },
	{ NULL, NULL },
};

static const struct name ranks[] = {
	{ "city", N_("city leader") },
	{ "county", N_("county or bureau leader") },
	{ "section", N_("section head") },
	{ NULL, NULL },
};

/* How a ticket came to a unit or left it. */
static const struct name hops[] = {
	{ "dispatched", N_("dispatched") },
	{ "passed", N_("passed on") },
	{ "came_back", N_("came back") },
	{ "taken_back", N_("taken back") },
	{ "proposed", N_("named by others") },
	{ "ruled", N_("ruled") },
	{ "returned", N_("returned") },
	{ "recalled", N_("recalled") },
	{ "referred", N_("referred") },
	{ NULL, NULL },
};

static const struct name stances[] = {
	{ "refused", N_("refused") },
	{ "objects", N_("objects") },
	{ "proposed", N_("named by others") },
	{ "accepts", N_("accepts") },
	{ "opinion", N_("opinion") },
	{ "silent", N_("said nothing") },
	{ NULL, NULL },
};

/* What a dispatch has to answer. */
static const struct name warnings[] = {
	{ "returned_this", N_("the unit has returned this ticket before") },
	{ "against_ruling", N_("a ruling on this ticket names another unit") },
	{ "department_duty", N_("it is a department's duty, sent to a township") },
	{ "conflict", N_("the registry names several units alike") },
	{ "against", N_("the registry names another unit") },
	{ NULL, NULL },
};

/* How a ticket went out again. */
static const struct name redos[] = {
	{ "same", N_("the same unit") },
	{ "rectify", N_("to look at its own work") },
	{ "level_up", N_("one level higher") },
	{ "other", N_("another unit") },
	{ "joint", N_("several together") },
	{ NULL, NULL },
};

/* Why it is called when it is; short, for lists. */
static const struct name call_marks[] = {
	{ "retry", N_("again") },
	{ "promised", N_("promised") },
	{ "leaning", N_("warned") },
	{ "remedied", N_("remedied") },
	{ "given_up", N_("given up") },
	{ "to_draw", N_("to draw") },
	{ "left_out", N_("left out") },
	{ NULL, NULL },
};

/* How an objection ended. */
static const struct name ends[] = {
	{ "upheld", N_("upheld") },
	{ "dismissed", N_("dismissed") },
	{ "lapsed", N_("lapsed") },
	{ NULL, NULL },
};

/* Why something is handed to the next shift, and what happened while one was away. */
static const struct name carries[] = {
	{ "note", N_("note to read") },
	{ "instruction", N_("instruction") },
	{ "unsigned", N_("unsigned") },
	{ "callback", N_("call-back") },
	{ "disputed", N_("disputed") },
	{ "due", N_("due in 12 h") },
	{ "claimed", N_("claimed") },
	{ "draft", N_("draft") },
	{ "new_urgent", N_("new, urgent") },
	{ "returned", N_("came back") },
	{ "overdue", N_("now overdue") },
	{ "dissatisfied", N_("not content") },
	{ "answered", N_("answered") },
	{ NULL, NULL },
};

static const struct name whys[] = {
	{ "report", N_("report!") },
	{ "supervised", N_("case") },
	{ "letter", N_("letter!") },
	{ "chased", N_("chased") },
	{ "prewarned", N_("warned") },
	{ "sent_back", N_("rework") },
	{ "asked", N_("opinion?") },
	{ "to_sign", N_("sign") },
	{ "objected", N_("objected") },
	{ "extension", N_("ext?") },
	{ "in_hand", N_("doing") },
	{ "passed", N_("below") },
	{ "answered", N_("told") },
	{ NULL, NULL },
};

static const char *const ladder[] = {
	N_("duty officer"), N_("joint meeting"), N_("staffing office and justice bureau"), N_("leader"),
};

static const char *const urgencies[] = { N_("general"), N_("urgent"), N_("danger") };

const char *
urgency_label(int urgency)
{
	return _(urgencies[urgency < 0 || urgency > 2 ? 0 : urgency]);
}

static const char *
look_up(const struct name *table, const char *code)
{
	for (; table->code != NULL; table++) {
		if (strcmp(table->code, code) == 0)
			return _(table->label);
	}
	return NULL;
}

static const char *
label(const struct name *table, const char *code)
{
	const char *found = look_up(table, code);

	return found != NULL ? found : code;
}

const char *
state_label(const char *code)
{
	return label(states, code);
}

const char *
verb_label(const char *code)
{
	return label(verbs, code);
}

const char *
chase_label(const char *step)
{
	return label(chases, step);
}

const char *
letter_label(const char *kind)
{
	return label(letters, kind);
}

const char *
chase_sign(char step)
{
	const char code[2] = { step, '\0' };
	const char *sign = look_up(chase_signs, code);

	return sign != NULL ? sign : "?";
}

const char *
role_label(const char *code)
{
	return label(roles, code);
}

const char *
personal_label(const char *field)
{
	return label(personal, field);
}

const char *
account_role_label(const char *role)
{
	return label(roles, role);
}

const char *
assignment_label(const char *code)
{
	return label(assignments, code);
}

const char *
hop_label(const char *how)
{
	return label(hops, how);
}

const char *
stance_label(const char *stance)
{
	return label(stances, stance);
}

const char *
redo_label(const char *mode)
{
	return label(redos, mode);
}

const char *
call_mark_label(const char *mark)
{
	return label(call_marks, mark);
}

const char *
ended_label(const char *outcome)
{
	return label(ends, outcome);
}

const char *
warning_label(const char *code)
{
	return label(warnings, code);
}

const char *
why_label(const char *code)
{
	return label(whys, code);
}

const char *
carry_label(const char *kind)
{
	return label(carries, kind);
}

const char *
ladder_label(int step)
{
	return _(ladder[step < 1 ? 0 : step > 4 ? 3 : step - 1]);
}

const char *
verdict_label(const char *code)
{
	return label(verdicts, code);
}

const char *
cause_label(const char *kind)
{
	return label(causes, kind);
}

const char *
case_state_label(const char *code)
{
	return label(case_states, code);
}

const char *
rank_label(const char *rank)
{
	return label(ranks, rank);
}

const char *
detail_label(const char *key)
{
	return look_up(details, key);
}

bool
account_may(const struct account *account, const char *right)
{
	char word[64];

	if (account->rights == NULL)
		return false;
	snprintf(word, sizeof word, " %s ", right);
	return strstr(account->rights, word) != NULL;
}
