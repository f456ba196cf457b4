/* SPDX-License-Identifier: MIT */
#include "query/aftercare.h"

#include <stdlib.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "query/feed.h"
#include "query/queue.h"
#include "query/refusal.h"

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
	ROW_END,
};

#define SHEET(column, type, member) { column, type, offsetof(struct call_sheet, member) }

static const struct row_field sheet_fields[] = {
	SHEET("script", ROW_TEXT, script),
	SHEET("script_of", ROW_TEXT, script_of),
	SHEET("best_hour", ROW_TEXT, best_hour),
	SHEET("polite_now", ROW_BOOL, open),
	SHEET("polite_from", ROW_TEXT, from),
	SHEET("polite_to", ROW_TEXT, to),
	SHEET("call_ms", ROW_TIME, call_ms),
	SHEET("call_mark", ROW_TEXT, mark),
	SHEET("calls", ROW_INT, calls),
	SHEET("most_calls", ROW_INT, most_calls),
	SHEET("citizen_masked", ROW_TEXT, citizen),
	SHEET("phone_masked", ROW_TEXT, phone),
	SHEET("independent", ROW_BOOL, independent),
	ROW_END,
};

#define ZONE(column, type, member) { column, type, offsetof(struct zone_sheet, member) }

static const struct row_field zone_fields[] = {
	ZONE("owner_name", ROW_TEXT, owner),
	ZONE("next", ROW_TEXT, next),
	ZONE("confirm", ROW_BOOL, confirm),
	ZONE("last_lead", ROW_INT, last_lead),
	ZONE("superior", ROW_INT, superior_id),
	ZONE("superior_name", ROW_TEXT, superior),
	ZONE("final_text", ROW_TEXT, final_text),
	ZONE("final_basis", ROW_TEXT, final_basis),
	ZONE("final_done", ROW_TEXT, final_done),
	ZONE("final_by", ROW_TEXT, final_by),
	ZONE("final_ms", ROW_TIME, final_ms),
	ROW_END,
};

#define CALL(column, type, member) { column, type, offsetof(struct call, member) }

static const struct row_field call_fields[] = {
	CALL("id", ROW_BIGINT, id),
	CALL("at_ms", ROW_TIME, at_ms),
	CALL("by_name", ROW_TEXT, by),
	CALL("round", ROW_INT, round),
	CALL("outcome", ROW_TEXT, outcome),
	CALL("responded", ROW_BOOL, responded),
	CALL("solved", ROW_BOOL, solved),
	CALL("satisfaction", ROW_TEXT, satisfaction),
	CALL("reason_code", ROW_TEXT, reason),
	CALL("words", ROW_TEXT, words),
	CALL("leaning", ROW_BOOL, leaning),
	ROW_END,
};

#define ROUND(column, type, member) { column, type, offsetof(struct round, member) }

static const struct row_field round_fields[] = {
	ROUND("round", ROW_INT, round),
	ROUND("mode", ROW_TEXT, mode),
	ROUND("lead_name", ROW_TEXT, lead),
	ROUND("assist_names", ROW_TEXT, assist),
	ROUND("replied_ms", ROW_TIME, replied_ms),
	ROUND("reply_text", ROW_TEXT, reply),
	ROUND("rated_ms", ROW_TIME, rated_ms),
	ROUND("responded", ROW_BOOL, responded),
	ROUND("solved", ROW_BOOL, solved),
	ROUND("satisfaction", ROW_TEXT, satisfaction),
	ROUND("reason_code", ROW_TEXT, reason),
	ROUND("words", ROW_TEXT, words),
	ROUND("cause", ROW_TEXT, cause),
	ROUND("measures", ROW_TEXT, measures),
	ROUND("told", ROW_BOOL, told),
	ROW_END,
};

#define DESK(column, type, member) { column, type, offsetof(struct call_desk, member) }

static const struct row_field desk_fields[] = {
	DESK("polite_now", ROW_BOOL, open),
	DESK("polite_from", ROW_TEXT, from),
	DESK("polite_to", ROW_TEXT, to),
	DESK("opens_ms", ROW_TIME, opens_ms),
	DESK("due", ROW_INT, due),
	DESK("waiting", ROW_INT, waiting),
	DESK("morning", ROW_INT, morning),
	DESK("ended", ROW_INT, ended),
	DESK("to_draw", ROW_INT, to_draw),
	ROW_END,
};

static const char text_sql[] =
    "SELECT body, place, territory_full, category_full, channel_name"
    " FROM paidan_api.ticket_detail($1::bigint)";
static const char sheet_sql[] =
    "SELECT script, script_of, best_hour::text AS best_hour, polite_now, polite_from, polite_to, "
    ROW_MS("call_at") " AS call_ms, call_mark, calls, most_calls, citizen_masked, phone_masked,"
    " independent FROM paidan_api.call_sheet($1::bigint)";
static const char zone_sql[] =
    "SELECT owner_name, next, confirm, last_lead, superior, superior_name, final_text,"
    " final_basis, final_done, final_by, " ROW_MS("final_at") " AS final_ms"
    " FROM paidan_api.zone_sheet($1::bigint)";
static const char calls_sql[] =
    "SELECT id, " ROW_MS("at") " AS at_ms, by_name, round, outcome, responded, solved,"
    " satisfaction, reason_code, words, leaning FROM paidan_api.calls($1::bigint) ORDER BY id";
static const char rounds_sql[] =
    "SELECT round, mode, lead_name, assist_names, " ROW_MS("replied_at") " AS replied_ms,"
    " reply_text, " ROW_MS("rated_at") " AS rated_ms, responded, solved, satisfaction,"
    " reason_code, words, cause, measures, told FROM paidan_api.rounds($1::bigint)"
    " ORDER BY round";
static const char desk_sql[] =
    "SELECT polite_now, polite_from, polite_to, " ROW_MS("opens_at") " AS opens_ms, due, waiting,"
    " morning, ended, to_draw FROM paidan_api.call_desk()";
static const char draw_sql[] = "SELECT paidan_api.draw_sample($1::uuid, $2::text)";

static const struct part parts[] = {
	PART_ROW(aftercare, row, queue_one_sql, ticket_fields),
	PART_ROW(aftercare, text, text_sql, text_fields),
	PART_ROW(aftercare, sheet, sheet_sql, sheet_fields),
	PART_ROW(aftercare, zone, zone_sql, zone_fields),
	PART_LIST(aftercare, calls, call_count, calls_sql, call_fields),
	PART_LIST(aftercare, rounds, round_count, rounds_sql, round_fields),
	PART_LIST(aftercare, merges, merge_count, merges_sql, merged_fields),
};

static const struct shape shape = {
	SHAPE_OF(aftercare, parts),
	.missing = { "PD003", "no_ticket" },
};

const struct query_text aftercare_texts[] = {
	{ "aftercare: text", text_sql, text_fields },
	{ "aftercare: call", sheet_sql, sheet_fields },
	{ "aftercare: zone", zone_sql, zone_fields },
	{ "aftercare: calls", calls_sql, call_fields },
	{ "aftercare: rounds", rounds_sql, round_fields },
	{ "aftercare: merges", merges_sql, merged_fields },
	{ "call desk", desk_sql, desk_fields },
	{ "draw sample", draw_sql, NULL },
	{ NULL, NULL, NULL },
};

void
aftercare_destroy(struct aftercare *a)
{
	shape_destroy(&shape, a);
}

static void
aftercare_came(void *ctx, const struct db_reply *reply)
{
	struct aftercare_query *q = ctx;
	char *sentence;
	struct aftercare *a = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, a, sentence);
	free(sentence);
}

void
aftercare_ask(struct aftercare_query *q, struct db *db, int64_t ticket, aftercare_fn *fn,
    void *ctx)
{
	aftercare_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = shape_ask(&shape, db, ticket, aftercare_came, q);
}

void
aftercare_forget(struct aftercare_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

static void
desk_came(void *ctx, const struct db_reply *reply)
{
	struct call_desk_query *q = ctx;
	struct call_desk desk = { 0 };
	char *cause = NULL;
	bool good;

	q->call = NULL;
	good = reply->outcome == DB_DONE && PQntuples(reply->results[0]) == 1 &&
	    row_read(reply->results[0], 0, desk_fields, &desk, &cause);
	q->fn(q->ctx, good ? &desk : NULL);
	row_free(desk_fields, &desk);
	free(cause);
}

void
call_desk_ask(struct call_desk_query *q, struct db *db, call_desk_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = desk_sql };

	call_desk_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, desk_came, q);
}

void
call_desk_forget(struct call_desk_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

struct draw {
	sample_fn *fn;
	void *ctx;
};

static void
draw_came(void *ctx, const struct db_reply *reply)
{
	struct draw *d = ctx;
	char *sentence = reply->outcome == DB_DONE ? NULL : refusal_of_reply(reply);

	d->fn(d->ctx, sentence);
	free(sentence);
	free(d);
}

void
sample_draw(struct db *db, const char *seed, sample_fn *fn, void *ctx)
{
	struct draw *d = xcalloc(1, sizeof *d);
	char id[DB_ID_SIZE];
	struct db_statement st = { .sql = draw_sql, .count = 2 };

	db_new_id(id);
	st.params[0] = id;
	st.params[1] = seed;
	d->fn = fn;
	d->ctx = ctx;
	db_write(db, id, &st, draw_came, d);
}
