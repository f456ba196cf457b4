/* SPDX-License-Identifier: MIT */
#include "query/detail.h"

#include <stdlib.h>

#include "base/vec.h"
#include "db/request.h"
#include "db/row.h"
#include "query/feed.h"
#include "query/queue.h"

#include "cases.h"
#include "dispute.h"
#include "intake.h"
#include "shape.h"
#include "texts.h"

#define TEXT(column, member) { column, ROW_TEXT, offsetof(struct ticket_detail, member) }

static const struct row_field text_fields[] = {
	TEXT("body", body),
	TEXT("place", place),
	TEXT("territory_full", territory),
	TEXT("category_full", category),
	TEXT("channel_name", channel),
	TEXT("external_no", external_no),
	TEXT("citizen_masked", citizen),
	TEXT("phone_masked", phone),
	{ "anonymous", ROW_BOOL, offsetof(struct ticket_detail, anonymous) },
	TEXT("registered_name", registered_by),
	{ "registered_ms", ROW_TIME, offsetof(struct ticket_detail, registered_ms) },
	ROW_END,
};

#define OF(column, type, member) { column, type, offsetof(struct assignment, member) }

static const struct row_field assignment_fields[] = {
	OF("id", ROW_BIGINT, id),
	OF("unit_name", ROW_TEXT, unit),
	OF("role", ROW_TEXT, role),
	OF("round", ROW_INT, round),
	OF("state", ROW_TEXT, state),
	OF("assigned_ms", ROW_TIME, assigned_ms),
	OF("assigned_name", ROW_TEXT, assigned_by),
	OF("signed_ms", ROW_TIME, signed_ms),
	OF("replied_ms", ROW_TIME, replied_ms),
	OF("reply_text", ROW_TEXT, reply),
	OF("return_reason", ROW_TEXT, return_reason),
	OF("return_basis", ROW_TEXT, return_basis),
	OF("proposed_name", ROW_TEXT, proposed),
	OF("liaison_name", ROW_TEXT, liaison),
	OF("liaison_phone", ROW_TEXT, phone),
	OF("reason", ROW_TEXT, reason),
	OF("verdict", ROW_TEXT, verdict),
	OF("why", ROW_TEXT, why),
	ROW_END,
};

#define KEPT(column, type, member) { column, type, offsetof(struct attachment, member) }

static const struct row_field attachment_fields[] = {
	KEPT("unit_name", ROW_TEXT, unit),
	KEPT("verb", ROW_TEXT, verb),
	KEPT("name", ROW_TEXT, name),
	KEPT("kind", ROW_TEXT, kind),
	KEPT("place", ROW_TEXT, place),
	KEPT("sha256", ROW_TEXT, sha256),
	KEPT("at_ms", ROW_TIME, at_ms),
	ROW_END,
};

static const char attachments_sql[] =
    "SELECT unit_name, verb, name, kind, place, sha256, " ROW_MS("at") " AS at_ms"
    " FROM paidan_api.attachments($1::bigint)";

#define IN(column, type, member) { column, type, offsetof(struct event, member) }

const struct row_field event_fields[] = {
	IN("seq", ROW_INT, seq),
	IN("at_ms", ROW_TIME, at_ms),
	IN("actor_name", ROW_TEXT, actor),
	IN("unit_name", ROW_TEXT, unit),
	IN("verb", ROW_TEXT, verb),
	IN("from_state", ROW_TEXT, from_state),
	IN("to_state", ROW_TEXT, to_state),
	IN("detail", ROW_TEXT, detail),
	ROW_END,
};

#define AT(column, type, member) { column, type, offsetof(struct clock, member) }

static const struct row_field clock_fields[] = {
	AT("kind", ROW_TEXT, kind),
	AT("class", ROW_TEXT, class),
	AT("started_ms", ROW_TIME, started_ms),
	AT("due_ms", ROW_TIME, due_ms),
	AT("warn_ms", ROW_TIME, warn_ms),
	AT("paused_ms", ROW_TIME, paused_ms),
	AT("resume_on", ROW_TEXT, resume_on),
	AT("stopped_ms", ROW_TIME, stopped_ms),
	AT("outcome", ROW_TEXT, outcome),
	AT("version", ROW_INT, version),
	AT("unit", ROW_TEXT, unit),
	AT("amount", ROW_INT, amount),
	AT("provisional", ROW_BOOL, provisional),
	AT("phone_first", ROW_BOOL, phone_first),
	ROW_END,
};

static const char clocks_sql[] =
    "SELECT kind, class, " ROW_MS("started_at") " AS started_ms, " ROW_MS("due_at") " AS due_ms, "
    ROW_MS("warn_at") " AS warn_ms, " ROW_MS("paused_since") " AS paused_ms,"
    " resume_on::text AS resume_on, " ROW_MS("stopped_at") " AS stopped_ms, outcome, version,"
    " unit, amount, provisional, phone_first FROM paidan_api.clocks($1::bigint)"
    " ORDER BY stopped_at IS NOT NULL, due_at, started_at, kind";

#define ASKED(column, type, member) { column, type, offsetof(struct extension, member) }

static const struct row_field extension_fields[] = {
	ASKED("kind", ROW_TEXT, kind),
	ASKED("unit_name", ROW_TEXT, asked_by),
	ASKED("amount", ROW_INT, amount),
	ASKED("unit", ROW_TEXT, unit),
	ASKED("ground", ROW_TEXT, ground),
	ASKED("asked_ms", ROW_TIME, asked_ms),
	ASKED("decided_ms", ROW_TIME, decided_ms),
	ASKED("decided_name", ROW_TEXT, decided_by),
	ASKED("granted", ROW_BOOL, granted),
	ASKED("note", ROW_TEXT, note),
	ROW_END,
};

static const char extensions_sql[] =
    "SELECT kind, unit_name, amount, unit, ground, " ROW_MS("asked_at") " AS asked_ms, "
    ROW_MS("decided_at") " AS decided_ms, decided_name, granted, note"
    " FROM paidan_api.extensions($1::bigint) ORDER BY id";

/* The details of an event come as key US value RS; what is no plain value is for machines. */
const char events_sql[] =
    "SELECT seq, " ROW_MS("at") " AS at_ms, actor_name, unit_name, verb, from_state, to_state,"
    " (SELECT string_agg(key || chr(31) || text, chr(30)) FROM jsonb_each(detail),"
    " LATERAL (SELECT CASE jsonb_typeof(value)"
    " WHEN 'array' THEN"
    " (SELECT string_agg(item, '、') FROM jsonb_array_elements_text(value) AS item)"
    " WHEN 'object' THEN '' ELSE value #>> '{}' END) AS v(text)"
    " WHERE text <> '') AS detail FROM paidan_api.events($1::bigint) ORDER BY seq";

static const char assignments_sql[] =
    "SELECT id, unit_name, role, round, state, " ROW_MS("assigned_at") " AS assigned_ms,"
    " assigned_name, " ROW_MS("signed_at") " AS signed_ms, "
    ROW_MS("replied_at") " AS replied_ms, reply_text, return_reason, return_basis,"
    " proposed_name, liaison_name, liaison_phone, reason, verdict, why"
    " FROM paidan_api.assignments($1::bigint)"
    " ORDER BY round, role = 'assist', id";

static const char text_sql[] =
    "SELECT body, place, territory_full, category_full, channel_name, external_no,"
    " citizen_masked, phone_masked, anonymous, registered_name, "
    ROW_MS("registered_at") " AS registered_ms FROM paidan_api.ticket_detail($1::bigint)";

static const struct part parts[] = {
#define PART(member, sql, fields) PART_LIST(detail, member##s, member##_count, sql, fields)
	PART_ROW(detail, row, queue_one_sql, ticket_fields),
	PART_ROW(detail, text, text_sql, text_fields),
	PART(assignment, assignments_sql, assignment_fields),
	PART(attachment, attachments_sql, attachment_fields),
	PART(clock, clocks_sql, clock_fields),
	PART(extension, extensions_sql, extension_fields),
	PART(event, events_sql, event_fields),
	PART(hop, replay_sql, hop_fields),
	PART(objection, objections_sql, objection_fields),
	PART(opinion, opinions_sql, opinion_fields),
	PART(meeting, meetings_sql, meeting_fields),
	PART(ruling, rulings_sql, ruling_fields),
	PART(case, case_of_sql, case_of_fields),
	PART(instruction, instructions_sql, instruction_fields),
	PART(merge, merges_sql, merged_fields),
#undef PART
};

_Static_assert(ARRAY_LEN(parts) <= DB_MAX_STATEMENTS, "all in one round trip");

static const struct shape shape = {
	SHAPE_OF(detail, parts),
	.missing = { "PD003", "no_ticket" },
};

const struct query_text detail_texts[] = {
	{ "detail: text", text_sql, text_fields },
	{ "detail: assignments", assignments_sql, assignment_fields },
	{ "detail: attachments", attachments_sql, attachment_fields },
	{ "detail: clocks", clocks_sql, clock_fields },
	{ "detail: extensions", extensions_sql, extension_fields },
	{ "detail: events", events_sql, event_fields },
	{ "detail: replay", replay_sql, hop_fields },
	{ "detail: objections", objections_sql, objection_fields },
	{ "detail: opinions", opinions_sql, opinion_fields },
	{ "detail: meetings", meetings_sql, meeting_fields },
	{ "detail: rulings", rulings_sql, ruling_fields },
	{ "detail: merges", merges_sql, merged_fields },
	{ NULL, NULL, NULL },
};

void
detail_destroy(struct detail *d)
{
	shape_destroy(&shape, d);
}

static void
detail_came(void *ctx, const struct db_reply *reply)
{
	struct detail_query *q = ctx;
	char *sentence;
	struct detail *d = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, d, sentence);
	free(sentence);
}

void
detail_ask(struct detail_query *q, struct db *db, int64_t ticket, detail_fn *fn, void *ctx)
{
	detail_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = shape_ask(&shape, db, ticket, detail_came, q);
}

void
detail_forget(struct detail_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
