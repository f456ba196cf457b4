/* SPDX-License-Identifier: MIT */
#include "query/write.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <jansson.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "db/request.h"
#include "db/row.h"
#include "query/refusal.h"

#include "texts.h"

#define CALL(function, args) \
	"SELECT ticket, version, state FROM paidan_api." function \
	"($1::uuid, $2::bigint, $3::int" args ")"

const char write_settle_sql[] = "SELECT happened, result FROM paidan_api.settle($1::uuid)";
static const char renew_sql[] = "SELECT paidan_api.renew_claims($1::bigint[])";
static const char release_sql[] = "SELECT paidan_api.release_claims($1::bigint[])";

/* In the order of enum write_verb. */
const struct query_text write_texts[] = {
	[WRITE_CLAIM] = { "claim", CALL("claim", ""), NULL },
	[WRITE_RELEASE] = { "release", CALL("release", ""), NULL },
	[WRITE_STEAL] = { "steal", CALL("steal", ", $4::text"), NULL },
	[WRITE_CLASSIFY] = { "classify", CALL("classify",
	    ", $4::int, $5::text, $6::int, $7::text, $8::text"), NULL },
	[WRITE_DISPATCH] = { "dispatch", CALL("dispatch", ", $4::int, $5::int[], $6::text, $7::jsonb"), NULL },
	[WRITE_RECALL] = { "recall", CALL("recall", ", $4::text"), NULL },
	[WRITE_SIGN_IN] = { "sign_in", CALL("sign_in", ""), NULL },
	[WRITE_RETURN] = { "return_ticket", CALL("return_ticket", ", $4::text, $5::text, $6::int"), NULL },
	[WRITE_REPLY] = { "reply", CALL("reply", ", $4::text, $5::text"), NULL },
	[WRITE_REVIEW] = { "review", CALL("review", ", $4::boolean, $5::text"), NULL },
	[WRITE_FOLLOW_UP] = { "follow_up", CALL("follow_up", ", $4::text, $5::boolean, $6::boolean, $7::text, $9::text,"
	    " $8::text, $10::text"), NULL },
	[WRITE_LEAN] = { "lean", CALL("lean", ", $4::text, $5::text"), NULL },
	[WRITE_REMEDY] = { "remedy", CALL("remedy", ", $4::text"), NULL },
	[WRITE_FEED_BACK] = { "feed_back", CALL("feed_back", ", $4::text, $5::text, $6::boolean"), NULL },
	[WRITE_DRAFT_FINAL] = { "draft_final", CALL("draft_final", ", $4::text, $5::text, $6::text"), NULL },
	[WRITE_SIGN_FINAL] = { "sign_final", CALL("sign_final", ", $4::text"), NULL },
	[WRITE_ARCHIVE] = { "archive", CALL("archive", ", $4::text"), NULL },
	[WRITE_CLOSE_INTAKE] = { "close_intake", CALL("close_intake", ", $4::text, $5::text"), NULL },
	[WRITE_MERGE] = { "merge_ticket", CALL("merge_ticket", ", $5::bigint, $6::int, $4::text"), NULL },
	[WRITE_UNMERGE] = { "unmerge", CALL("unmerge", ", $4::text"), NULL },
	[WRITE_WITHDRAW] = { "withdraw", CALL("withdraw", ", $4::text, $5::text, $6::text"), NULL },
	[WRITE_NOTE] = { "note", CALL("note", ", $4::text"), NULL },
	[WRITE_CONTACT] = { "contact", CALL("contact", ", $4::text"), NULL },
	[WRITE_ON_SITE] = { "on_site", CALL("on_site", ", $4::text"), NULL },
	[WRITE_PROGRESS] = { "progress", CALL("progress", ", $4::text, $5::text"), NULL },
	[WRITE_PAUSE] = { "pause", CALL("pause", ", $4::text, $5::text, $6::date"), NULL },
	[WRITE_RESUME] = { "resume", CALL("resume", ", $4::text"), NULL },
	[WRITE_ASK_EXTENSION] = { "ask_extension",
	    CALL("ask_extension", ", $4::int, $5::text, $6::boolean"), NULL },
	[WRITE_DECIDE_EXTENSION] = { "decide_extension",
	    CALL("decide_extension", ", (SELECT min(e.id) FROM paidan_api.extensions($2::bigint) AS e"
		" WHERE e.decided_at IS NULL), $4::boolean, $5::text"), NULL },
	[WRITE_PARK] = { "park", CALL("park", ", $4::text, $5::date"), NULL },
	[WRITE_UNPARK] = { "unpark", CALL("unpark", ", $4::text"), NULL },
	[WRITE_OBJECT] = { "object", CALL("object", ", $4::text, $5::text, $6::int"), NULL },
	[WRITE_PASS_ON] = { "pass_on", CALL("pass_on", ", $4::int, $5::int[], $6::text, $7::jsonb"), NULL },
	[WRITE_TAKE_BACK] = { "take_back", CALL("take_back", ", $4::text"), NULL },
	[WRITE_REFER] = { "refer", CALL("refer", ", $4::text"), NULL },
	[WRITE_ASK_OPINION] = { "ask_opinion", CALL("ask_opinion", ", $4::int, $5::text"), NULL },
	[WRITE_GIVE_OPINION] = { "give_opinion", CALL("give_opinion", ", $4::text"), NULL },
	[WRITE_MEETING] = { "meeting", CALL("meeting", ", $4::date, $5::text, $6::text"), NULL },
	[WRITE_ESCALATE] = { "escalate", CALL("escalate", ", $4::text"), NULL },
	[WRITE_RULE] = { "rule", CALL("rule", ", $4::int, $5::int[], $6::text, $7::text, $8::boolean,"
	    " $9::int, $10::text, $11::jsonb"), NULL },
	[WRITE_APPEAL] = { "appeal", CALL("appeal", ", $4::text"), NULL },
	[WRITE_CHASE] = { "chase", CALL("chase", ", $4::text, $5::text, $6::text, $7::text, $8::text"), NULL },
	[WRITE_LETTER] = { "issue_letter",
	    CALL("issue_letter", ", $4::text, $7::bigint[], $8::int[], $5::text, $6::text"), NULL },
	[WRITE_CONFIDE] = { "confide", CALL("confide",
	    ", regexp_split_to_array(btrim($4::text, ' ,，、'), '[ ,，、]+'), $5::text"), NULL },
	[WRITE_DISCLOSE] = { "disclose", CALL("disclose", ", $4::text"), NULL },
	[WRITE_INSTRUCT] = { "instruct", CALL("instruct", ", $4::text, $5::text, $6::text, $7::date, $8::text"), NULL },
	[WRITE_URGE] = { "urge", CALL("urge", ", $4::text"), NULL },
	[WRITE_OPEN_CASE] = { "open_case", "SELECT ticket, version, state FROM paidan_api.open_case"
	    "($1::uuid, ARRAY[$2::bigint] || coalesce($7::bigint[], '{}'),"
	    " ARRAY[$3::int] || coalesce($8::int[], '{}'), $4::int, $5::date, $6::text)", NULL },
	[WRITE_ADD_TO_CASE] = { "add_to_case", CALL("add_to_case", ", $4::bigint[], $5::int[]"), NULL },
	[WRITE_SET_CASE] = { "set_case", CALL("set_case", ", $4::int, $5::date, $6::text"), NULL },
	[WRITE_CASE_NOTE] = { "case_note", CALL("case_note", ", $4::text"), NULL },
	[WRITE_CASE_LETTER] = { "case_letter", CALL("case_letter", ", $4::text"), NULL },
	[WRITE_ASK_REPORT] = { "ask_report", CALL("ask_report", ", $4::int, $5::text, $6::date"), NULL },
	[WRITE_GIVE_REPORT] = { "give_report", CALL("give_report", ", $4::text"), NULL },
	[WRITE_CLOSE_CASE] = { "close_case", CALL("close_case", ", $4::text, $5::text"), NULL },
	[WRITE_REOPEN_CASE] = { "reopen_case", CALL("reopen_case", ", $4::date, $5::text"), NULL },
	{ "settle", write_settle_sql, NULL },
	{ "renew_claims", renew_sql, NULL },
	{ "release_claims", release_sql, NULL },
	{ NULL, NULL, NULL },
};

/* Arguments after command id, ticket and version. */
static const int arg_counts[WRITE_VERB_COUNT] = {
	[WRITE_STEAL] = 1,
	[WRITE_CLASSIFY] = 5,
	[WRITE_DISPATCH] = 4,
	[WRITE_RECALL] = 1,
	[WRITE_RETURN] = 3,
	[WRITE_REPLY] = 2,
	[WRITE_REVIEW] = 2,
	[WRITE_FOLLOW_UP] = 7,
	[WRITE_LEAN] = 2,
	[WRITE_REMEDY] = 1,
	[WRITE_FEED_BACK] = 3,
	[WRITE_DRAFT_FINAL] = 3,
	[WRITE_SIGN_FINAL] = 1,
	[WRITE_ARCHIVE] = 1,
	[WRITE_CLOSE_INTAKE] = 2,
	[WRITE_MERGE] = 3,
	[WRITE_UNMERGE] = 1,
	[WRITE_WITHDRAW] = 3,
	[WRITE_NOTE] = 1,
	[WRITE_CONTACT] = 1,
	[WRITE_ON_SITE] = 1,
	[WRITE_PROGRESS] = 2,
	[WRITE_PAUSE] = 3,
	[WRITE_RESUME] = 1,
	[WRITE_ASK_EXTENSION] = 3,
	[WRITE_DECIDE_EXTENSION] = 2,
	[WRITE_PARK] = 2,
	[WRITE_UNPARK] = 1,
	[WRITE_OBJECT] = 3,
	[WRITE_PASS_ON] = 4,
	[WRITE_TAKE_BACK] = 1,
	[WRITE_REFER] = 1,
	[WRITE_ASK_OPINION] = 2,
	[WRITE_GIVE_OPINION] = 1,
	[WRITE_MEETING] = 3,
	[WRITE_ESCALATE] = 1,
	[WRITE_RULE] = 8,
	[WRITE_APPEAL] = 1,
	[WRITE_CHASE] = 5,
	[WRITE_LETTER] = 5,
	[WRITE_CONFIDE] = 2,
	[WRITE_DISCLOSE] = 1,
	[WRITE_INSTRUCT] = 5,
	[WRITE_URGE] = 1,
	[WRITE_OPEN_CASE] = 5,
	[WRITE_ADD_TO_CASE] = 2,
	[WRITE_SET_CASE] = 3,
	[WRITE_CASE_NOTE] = 1,
	[WRITE_CASE_LETTER] = 1,
	[WRITE_ASK_REPORT] = 3,
	[WRITE_GIVE_REPORT] = 1,
	[WRITE_CLOSE_CASE] = 2,
	[WRITE_REOPEN_CASE] = 2,
};

struct write {
	write_done_fn *fn;
	void *ctx;
	int64_t ticket;
};

bool
write_answers_case(enum write_verb verb)
{
	return verb >= WRITE_OPEN_CASE && verb <= WRITE_REOPEN_CASE;
}

const char *
write_name(enum write_verb verb)
{
	return write_texts[verb].name;
}

/* What came into being by a write: told by its answer, or by the answer that was stored. */
static void
read_new(struct write_reply *out, const struct db_reply *reply)
{
	const PGresult *r = reply->settled ? NULL : reply->results[0];
	int column = r != NULL ? PQfnumber(r, "number") : -1;
	json_t *stored = reply->settled && reply->text != NULL ?
	    json_loads(reply->text, 0, NULL) : NULL;
	const char *number = json_string_value(json_object_get(stored, "number"));

	if (column >= 0 && PQntuples(r) > 0) {
		out->ticket = strtoll(PQgetvalue(r, 0, 0), NULL, 10);
		number = PQgetvalue(r, 0, column);
	} else {
		out->ticket = json_integer_value(json_object_get(stored, "ticket"));
	}
	snprintf(out->number, sizeof out->number, "%s", number != NULL ? number : "");
	json_decref(stored);
}

static void
read_result(struct write_reply *out, const struct db_reply *reply)
{
	const PGresult *r;

	out->outcome = WRITE_HAPPENED;
	out->asked_afterwards = reply->settled;
	if (out->ticket == 0)
		read_new(out, reply);
	if (reply->settled || reply->count < 1 || PQntuples(reply->results[0]) < 1)
		return;
	r = reply->results[0];
	out->version = atoi(PQgetvalue(r, 0, 1));
	snprintf(out->state, sizeof out->state, "%s", PQgetvalue(r, 0, 2));
}

/* The ticket and the field that the facts of a refusal name; *facts is to be released. */
static void
read_facts(struct write_reply *out, const char *detail, json_t **facts)
{
	const char *field;

	*facts = json_loads(detail, 0, NULL);
	field = json_string_value(json_object_get(*facts, "field"));
	out->about = json_integer_value(json_object_get(*facts, "ticket"));
	if (field != NULL)
		out->field = field;
}

static void
write_came(void *ctx, const struct db_reply *reply)
{
	struct write *w = ctx;
	struct write_reply out = { .ticket = w->ticket, .field = "", .code = "", .sentence = "" };
	char *sentence = NULL;
	json_t *facts = NULL;

	if (reply->outcome == DB_DONE) {
		read_result(&out, reply);
	} else {
		sentence = refusal_of_reply(reply);
		out.sentence = sentence;
		out.outcome = reply->outcome == DB_UNKNOWN ? WRITE_UNSETTLED :
		    reply->outcome == DB_NOT_DONE || reply->outcome == DB_LOST ? WRITE_LOST :
		    WRITE_REFUSED;
		if (reply->error != NULL && refusal_knows(reply->error->message)) {
			out.code = reply->error->message;
			read_facts(&out, reply->error->detail, &facts);
		}
	}
	w->fn(w->ctx, &out);
	json_decref(facts);
	free(sentence);
	free(w);
}

void
write_once(struct db *db, const struct db_statement *st, int64_t ticket, write_done_fn *fn,
    void *ctx)
{
	struct write *w = xcalloc(1, sizeof *w);
	struct db_statement once = *st;
	char id[DB_ID_SIZE];

	w->fn = fn;
	w->ctx = ctx;
	w->ticket = ticket;
	db_new_id(id);
	once.params[0] = id;
	db_write(db, id, &once, write_came, w);
}

void
write_send(struct db *db, enum write_verb verb, int64_t ticket, int version,
    const char *const *args, write_done_fn *fn, void *ctx)
{
	char ticket_text[24], version_text[12];
	struct db_statement st = { .sql = write_texts[verb].sql, .count = 3 + arg_counts[verb] };

	snprintf(ticket_text, sizeof ticket_text, "%" PRId64, ticket);
	snprintf(version_text, sizeof version_text, "%d", version);
	st.params[1] = ticket_text;
	st.params[2] = version_text;
	for (int i = 0; i < arg_counts[verb]; i++)
		st.params[3 + i] = args[i];
	write_once(db, &st, ticket, fn, ctx);
}

/* A statement about some tickets. */
static void
ask_about(struct db *db, const char *sql, const int64_t *tickets, size_t count, db_done_fn *fn,
    void *ctx)
{
	struct strbuf ids = STRBUF_INIT;
	struct db_statement st = { .sql = sql, .count = 1 };

	strbuf_addc(&ids, '{');
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&ids, "%s%" PRId64, i > 0 ? "," : "", tickets[i]);
	strbuf_addc(&ids, '}');
	st.params[0] = ids.s;
	db_read(db, &st, 1, fn, ctx);
	strbuf_finish(&ids);
}

void
write_renew_claims(struct db *db, const int64_t *tickets, size_t count, db_done_fn *fn, void *ctx)
{
	ask_about(db, renew_sql, tickets, count, fn, ctx);
}

size_t
write_renewed(const struct db_reply *reply, int64_t *tickets, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		for (int row = 0; row < PQntuples(reply->results[0]); row++) {
			if (strtoll(PQgetvalue(reply->results[0], row, 0), NULL, 10) != tickets[i])
				continue;
			tickets[kept++] = tickets[i];
			break;
		}
	}
	return kept;
}

void
write_release_claims(struct db *db, const int64_t *tickets, size_t count, db_done_fn *fn, void *ctx)
{
	ask_about(db, release_sql, tickets, count, fn, ctx);
}
