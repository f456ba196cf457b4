/* SPDX-License-Identifier: MIT */
/*
 * The forms of the verbs: one table row each. The fields of a form stand in the order of
 * the arguments of its verb, so that filling in is all there is to it.
 */
#include "verb_specs.h"

#include "base/i18n.h"
#include "base/vec.h"

static const struct field classify_fields[] = {
	{ "category", N_("Category"), FIELD_PICK, true, 0, 0,
	    N_("Type pinyin initials, a code or Chinese; Up and Down choose.") },
	{ "territory", N_("Territory"), FIELD_PICK, true, 0, 0,
	    N_("Where it is: community, town or county, as exact as is known.") },
	{ "urgency", N_("Urgency"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "note", N_("Note"), FIELD_LINE, false, 2000, 0, NULL },
	{ "class", N_("Class"), FIELD_CHOICE, false, 0, 0,
	    N_("Decides the time limits; without one, the city's rules choose.") },
};

static const struct field spoken_fields[] = {
	{ "note", N_("What was said"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field on_site_fields[] = {
	{ "note", N_("What was found"), FIELD_LINES, true, 8000, 4, NULL },
};

#define ATTACHMENTS \
	{ "attachments", N_("Attachments"), FIELD_LINES, false, 12000, 2, \
	    N_("One a line: name | kind | where it is kept | SHA-256 if known.") }

static const struct field progress_fields[] = {
	{ "text", N_("Progress"), FIELD_LINES, true, 8000, 5,
	    N_("What has been done so far and what comes next, for the citizen.") },
	ATTACHMENTS,
};

static const struct field pause_fields[] = {
	{ "pause_reason", N_("Reason"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "text", N_("Details"), FIELD_LINES, true, 8000, 3, NULL },
	{ "resume_on", N_("Goes on"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
};

static const struct field extension_fields[] = {
	{ "amount", N_("How much"), FIELD_LINE, true, 4, 0,
	    N_("A number, in the unit of the clock; the city's rules set the most.") },
	{ "ground", N_("Legal ground"), FIELD_LINES, true, 8000, 3, NULL },
	{ "told", N_("Citizen told"), FIELD_CHOICE, true, 0, 0, NULL },
};

static const struct field decide_fields[] = {
	{ "granted", N_("Decision"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "note", N_("Note"), FIELD_LINES, false, 8000, 3, NULL },
};

static const struct field park_fields[] = {
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 3,
	    N_("Why it can be neither done nor ended now, and what the citizen was told.") },
	{ "until", N_("Until"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
};

static const struct field dispatch_fields[] = {
	{ "lead", N_("Lead unit"), FIELD_PICK, true, 0, 0,
	    N_("Answers for the whole ticket. Type pinyin initials, a code or Chinese.") },
	{ "assist", N_("Assisting units"), FIELD_PICK_MANY, false, 0, 0, NULL },
	{ "reason", N_("Reason"), FIELD_LINE, false, 2000, 0,
	    N_("Why this unit: shown to it and kept in the timeline.") },
};

static const struct field reason_fields[] = {
	{ "reason", N_("Reason"), FIELD_LINE, true, 2000, 0, NULL },
};

static const struct field return_fields[] = {
	{ "reason_code", N_("Reason"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "basis", N_("Basis"), FIELD_LINES, true, 8000, 4,
	    N_("Document and article that say it is not yours.") },
	{ "proposed", N_("Proposed unit"), FIELD_PICK, true, 0, 0, NULL },
};

static const struct field object_fields[] = {
	{ "reason_code", N_("Reason"), FIELD_CHOICE, true, 0, 0,
	    N_("First-receiver rule: your unit goes on handling it until a ruling says otherwise.") },
	{ "basis", N_("Basis"), FIELD_LINES, true, 8000, 4,
	    N_("Document and article that say it is not yours.") },
	{ "proposed", N_("Proposed unit"), FIELD_PICK, true, 0, 0, NULL },
};

static const struct field pass_on_fields[] = {
	{ "lead", N_("Lead unit"), FIELD_PICK, true, 0, 0,
	    N_("A unit of your own tree; it answers to you, you answer to the city.") },
	{ "assist", N_("Assisting units"), FIELD_PICK_MANY, false, 0, 0, NULL },
	{ "reason", N_("Reason"), FIELD_LINE, false, 2000, 0,
	    N_("Why this unit: shown to it and kept in the timeline.") },
};

static const struct field refer_fields[] = {
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4,
	    N_("Why it cannot be dispatched without the coordination group.") },
};

static const struct field ask_opinion_fields[] = {
	{ "unit", N_("Unit asked"), FIELD_PICK, true, 0, 0,
	    N_("Any unit, the staffing office, the justice bureau; it then sees the ticket.") },
	{ "question", N_("Question"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field give_opinion_fields[] = {
	{ "text", N_("Opinion"), FIELD_LINES, true, 8000, 6,
	    N_("Whose function it is, and by which document and article.") },
};

static const struct field meeting_fields[] = {
	{ "held_on", N_("Held on"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
	{ "present", N_("Present"), FIELD_LINES, true, 2000, 2, NULL },
	{ "record", N_("Record"), FIELD_LINES, true, 8000, 5, NULL },
};

static const struct field escalate_fields[] = {
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4,
	    N_("Why it cannot be ended on this step of the ladder.") },
};

static const struct field appeal_fields[] = {
	{ "grounds", N_("Grounds"), FIELD_LINES, true, 8000, 5,
	    N_("Once only; the clock goes on until it is decided.") },
};

static const struct field chase_fields[] = {
	{ "step", N_("Step"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "spoken_to", N_("Spoken to"), FIELD_LINE, false, 200, 0,
	    N_("Who answered the phone; the liaison officer stands there already.") },
	{ "chase_outcome", N_("Outcome"), FIELD_CHOICE, false, 0, 0, NULL },
	{ "promised", N_("Promised by"), FIELD_LINE, false, 16, 0,
	    N_("A date, a date and a time, or a time of today: 2024-02-20, 17:30; empty for none.") },
	{ "note", N_("Note"), FIELD_LINES, false, 8000, 3, NULL },
};

static const struct field letter_fields[] = {
	{ "letter_kind", N_("Letter"), FIELD_CHOICE, true, 0, 0,
	    N_("Notice and report are steps of the ladder; a handing over is not.") },
	{ "copy_to", N_("Reported to"), FIELD_LINE, false, 120, 0,
	    N_("Whom a report is addressed to; the unit gets a copy.") },
	{ "note", N_("Demands"), FIELD_LINES, false, 4000, 3,
	    N_("What the unit is to do, if more than to answer.") },
};

static const struct field confide_fields[] = {
	{ "logins", N_("Who may know of it"), FIELD_LINE, false, 500, 0,
	    N_("Logins, with blanks between; you are among them. All others no longer see it.") },
	{ "reason", N_("Reason"), FIELD_LINES, true, 2000, 3, NULL },
};

static const struct field rule_fields[] = {
	{ "lead", N_("Lead unit"), FIELD_PICK, true, 0, 0, NULL },
	{ "assist", N_("Assisting units"), FIELD_PICK_MANY, false, 0, 0, NULL },
	{ "reasons", N_("Reasons"), FIELD_LINES, true, 8000, 4, NULL },
	{ "legal_basis", N_("Legal basis"), FIELD_LINES, true, 8000, 2, NULL },
	{ "binding", N_("Binding"), FIELD_CHOICE, true, 0, 0,
	    N_("A unit that is bound cannot return it again.") },
	{ "category", N_("Matter"), FIELD_PICK, true, 0, 0,
	    N_("The matter that it covers, with all below it: a precedent from now on.") },
	{ "territory", N_("Place"), FIELD_PICK, false, 0, 0,
	    N_("The place that it covers, with all in it; empty: the ticket's own.") },
};

static const struct field reply_fields[] = {
	{ "text", N_("Reply to the citizen"), FIELD_LINES, true, 32000, 8,
	    N_("What was found, what was done, on what basis, who to ask.") },
	ATTACHMENTS,
};

static const struct field review_fields[] = {
	{ "pass", N_("Result"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "note", N_("Note"), FIELD_LINES, false, 8000, 3, NULL },
};

static const struct field follow_up_fields[] = {
	{ "outcome", N_("Call"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "responded", N_("Response given"), FIELD_CHOICE, false, 0, 0, NULL },
	{ "solved", N_("Solved"), FIELD_CHOICE, false, 0, 0, NULL },
	{ "satisfaction", N_("Satisfaction"), FIELD_CHOICE, false, 0, 0,
	    N_("Unrated stays unrated; it never counts as satisfied.") },
	{ "dissatisfied", N_("Why dissatisfied"), FIELD_CHOICE, false, 0, 0, NULL },
	{ "words", N_("Citizen's words"), FIELD_LINES, false, 8000, 3, NULL },
	{ "call_again", N_("Call again at"), FIELD_LINE, false, 16, 0,
	    N_("If the citizen asked for it: 18:30, or 2027-01-05 18:30.") },
};

static const struct field lean_fields[] = {
	{ "dissatisfied", N_("Why dissatisfied"), FIELD_CHOICE, true, 0, 0,
	    N_("Not rated yet: the unit is warned and may put it right before it is asked again.") },
	{ "words", N_("Citizen's words"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field remedy_fields[] = {
	{ "text", N_("What was done"), FIELD_LINES, true, 8000, 5,
	    N_("What you have put right since the warning; the citizen is asked again.") },
};

static const struct field feed_back_fields[] = {
	{ "cause", N_("What went wrong"), FIELD_LINES, true, 8000, 3, NULL },
	{ "measures", N_("What was changed"), FIELD_LINES, true, 8000, 3, NULL },
	{ "told", N_("Citizen told"), FIELD_CHOICE, true, 0, 0, NULL },
};

static const struct field final_fields[] = {
	{ "text", N_("Final answer"), FIELD_LINES, true, 32000, 5,
	    N_("What the citizen gets in writing; another coordinator signs it.") },
	{ "legal_basis", N_("Legal basis"), FIELD_LINES, true, 8000, 2, NULL },
	{ "done", N_("What was done"), FIELD_LINES, true, 8000, 3, NULL },
};

static const struct field note_fields[] = {
	{ "text", N_("Note"), FIELD_LINES, true, 8000, 5, NULL },
};

static const struct field optional_note_fields[] = {
	{ "note", N_("Note"), FIELD_LINE, false, 2000, 0, NULL },
};

static const struct field close_fields[] = {
	{ "close_type", N_("How"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4,
	    N_("What the citizen was told.") },
};

static const struct field merge_fields[] = {
	{ "note", N_("Note"), FIELD_LINE, false, 2000, 0,
	    N_("If there is more to say than that they are about the same.") },
};

static const struct field withdraw_fields[] = {
	{ "said_by", N_("Who said so"), FIELD_LINE, true, 200, 0,
	    N_("The citizen, or who spoke for them, and by what way: the citizen, by phone.") },
	{ "said_at", N_("When"), FIELD_LINE, false, 16, 0,
	    N_("A time of today, or a date and a time: 17:30; empty: just now.") },
	{ "words", N_("Citizen's words"), FIELD_LINES, true, 8000, 3, NULL },
};

static const struct field instruct_fields[] = {
	{ "rank", N_("Rank"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "leader", N_("Leader"), FIELD_LINE, true, 200, 0, N_("Who wrote it: the name.") },
	{ "office", N_("Office"), FIELD_LINE, true, 200, 0, NULL },
	{ "given_on", N_("Given on"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
	{ "words", N_("Instruction"), FIELD_LINES, true, 8000, 4,
	    N_("Word for word; the unit reads it. The city's rules say what follows.") },
};

static const struct field urge_fields[] = {
	{ "text", N_("Urged"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field open_case_fields[] = {
	{ "level", N_("Level"), FIELD_CHOICE, true, 0, 0, N_("Higher is graver.") },
	{ "until", N_("Report by"), FIELD_LINE, false, 10, 0,
	    N_("A date: 2024-02-20. Empty: as long as the city gives this level.") },
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field set_case_fields[] = {
	{ "level", N_("Level"), FIELD_CHOICE, true, 0, 0, N_("Higher is graver.") },
	{ "until", N_("Report by"), FIELD_LINE, true, 10, 0, N_("A date: 2024-02-20.") },
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field ask_report_fields[] = {
	{ "unit", N_("Unit"), FIELD_PICK, true, 0, 0,
	    N_("A unit that has a ticket of the case.") },
	{ "demand", N_("Demand"), FIELD_LINES, true, 8000, 4, NULL },
	{ "until", N_("Report by"), FIELD_LINE, false, 10, 0,
	    N_("A date: 2024-02-20. Empty: when the whole case is due.") },
};

static const struct field case_letter_fields[] = {
	{ "note", N_("Demand"), FIELD_LINES, false, 8000, 4,
	    N_("Each unit of the case gets a letter with its tickets; what is asked of them.") },
};

static const struct field report_fields[] = {
	{ "text", N_("Report"), FIELD_LINES, true, 32000, 8,
	    N_("What was found, what was done, by when the rest is.") },
};

static const struct field close_case_fields[] = {
	{ "result_code", N_("What came of it"), FIELD_CHOICE, true, 0, 0, NULL },
	{ "result", N_("In words"), FIELD_LINES, true, 8000, 4, NULL },
};

static const struct field reopen_case_fields[] = {
	{ "until", N_("Report by"), FIELD_LINE, false, 10, 0,
	    N_("A date: 2024-02-20. Empty: as long as the city gives this level.") },
	{ "reason", N_("Reason"), FIELD_LINES, true, 8000, 4, NULL },
};

#define FORM(name, title, send, fields) { name, title, send, fields, ARRAY_LEN(fields) }

const struct form_spec verb_specs[WRITE_VERB_COUNT] = {
	[WRITE_STEAL] = FORM("steal", N_("Take over"), N_("Take over"), reason_fields),
	[WRITE_CLASSIFY] = FORM("classify", N_("Classify"), N_("Save"), classify_fields),
	[WRITE_DISPATCH] = FORM("dispatch", N_("Dispatch"), N_("Dispatch"), dispatch_fields),
	[WRITE_RECALL] = FORM("recall", N_("Recall"), N_("Recall"), reason_fields),
	[WRITE_RETURN] = FORM("return", N_("Return"), N_("Return"), return_fields),
	[WRITE_REPLY] = FORM("reply", N_("Reply"), N_("Send the reply"), reply_fields),
	[WRITE_REVIEW] = FORM("review", N_("Review"), N_("Record"), review_fields),
	[WRITE_FOLLOW_UP] = FORM("follow-up", N_("Follow-up call"), N_("Record"), follow_up_fields),
	[WRITE_LEAN] = FORM("lean", N_("Warn the unit"), N_("Warn"), lean_fields),
	[WRITE_REMEDY] = FORM("remedy", N_("Remedy"), N_("Record"), remedy_fields),
	[WRITE_FEED_BACK] = FORM("feed-back", N_("Feedback"), N_("Feed back"), feed_back_fields),
	[WRITE_DRAFT_FINAL] = FORM("draft-final", N_("Draft the final answer"), N_("Save"), final_fields),
	[WRITE_CLOSE_INTAKE] = FORM("close", N_("Close at intake"), N_("Close"), close_fields),
	[WRITE_MERGE] = FORM("merge", N_("Merge"), N_("Merge"), merge_fields),
	[WRITE_UNMERGE] = FORM("unmerge", N_("Take out of the merge"), N_("Take out"), reason_fields),
	[WRITE_WITHDRAW] = FORM("withdraw", N_("Withdrawn by the citizen"), N_("Close"), withdraw_fields),
	[WRITE_NOTE] = FORM("note", N_("Note"), N_("Save"), note_fields),
	[WRITE_CONTACT] = FORM("contact", N_("First contact"), N_("Record"), spoken_fields),
	[WRITE_ON_SITE] = FORM("on-site", N_("On site"), N_("Record"), on_site_fields),
	[WRITE_PROGRESS] = FORM("progress", N_("Progress reply"), N_("Send"), progress_fields),
	[WRITE_PAUSE] = FORM("pause", N_("Stop the clock"), N_("Stop the clock"), pause_fields),
	[WRITE_RESUME] = FORM("resume", N_("Start the clock"), N_("Start the clock"), optional_note_fields),
	[WRITE_ASK_EXTENSION] = FORM("extend", N_("Ask for an extension"), N_("Ask"), extension_fields),
	[WRITE_DECIDE_EXTENSION] = FORM("decide", N_("Decide on the extension"), N_("Decide"), decide_fields),
	[WRITE_PARK] = FORM("park", N_("Park"), N_("Park"), park_fields),
	[WRITE_UNPARK] = FORM("unpark", N_("End parking"), N_("End parking"), optional_note_fields),
	[WRITE_OBJECT] = FORM("object", N_("Object"), N_("Object"), object_fields),
	[WRITE_PASS_ON] = FORM("pass-on", N_("Pass on"), N_("Pass on"), pass_on_fields),
	[WRITE_TAKE_BACK] = FORM("take-back", N_("Take back"), N_("Take back"), reason_fields),
	[WRITE_REFER] = FORM("refer", N_("Refer to the coordination group"), N_("Refer"), refer_fields),
	[WRITE_ASK_OPINION] = FORM("ask-opinion", N_("Ask for an opinion"), N_("Ask"), ask_opinion_fields),
	[WRITE_GIVE_OPINION] = FORM("give-opinion", N_("Give an opinion"), N_("Send"), give_opinion_fields),
	[WRITE_MEETING] = FORM("meeting", N_("Joint meeting"), N_("Record"), meeting_fields),
	[WRITE_ESCALATE] = FORM("escalate", N_("One step up"), N_("One step up"), escalate_fields),
	[WRITE_RULE] = FORM("rule", N_("Ruling"), N_("Rule"), rule_fields),
	[WRITE_APPEAL] = FORM("appeal", N_("Appeal"), N_("Appeal"), appeal_fields),
	[WRITE_CHASE] = FORM("chase", N_("Chase the unit"), N_("Record"), chase_fields),
	[WRITE_LETTER] = FORM("letter", N_("Letter to the unit"), N_("Write the letter"), letter_fields),
	[WRITE_CONFIDE] = FORM("confide", N_("Confidential"), N_("Make it confidential"), confide_fields),
	[WRITE_DISCLOSE] = FORM("disclose", N_("No longer confidential"), N_("Make it like others"), reason_fields),
	[WRITE_INSTRUCT] = FORM("instruct", N_("Leader's instruction"), N_("Record"), instruct_fields),
	[WRITE_URGE] = FORM("urge", N_("Urge"), N_("Urge"), urge_fields),
	[WRITE_OPEN_CASE] = FORM("supervise", N_("Supervision case"), N_("Open the case"), open_case_fields),
	[WRITE_SET_CASE] = FORM("set-case", N_("Level, day"), N_("Save"), set_case_fields),
	[WRITE_CASE_NOTE] = FORM("case-note", N_("Note on the case"), N_("Save"), note_fields),
	[WRITE_CASE_LETTER] = FORM("case-letter", N_("Letters of supervision"), N_("Write the letters"),
	    case_letter_fields),
	[WRITE_ASK_REPORT] = FORM("ask-report", N_("Ask to report"), N_("Ask to report"), ask_report_fields),
	[WRITE_GIVE_REPORT] = FORM("report", N_("Report"), N_("Send"), report_fields),
	[WRITE_CLOSE_CASE] = FORM("close-case", N_("Close the case"), N_("Close"), close_case_fields),
	[WRITE_REOPEN_CASE] = FORM("reopen-case", N_("Open again"), N_("Open again"), reopen_case_fields),
};
