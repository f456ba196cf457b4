/* SPDX-License-Identifier: MIT */
#include "query/shift.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "db/request.h"
#include "db/row.h"
#include "model/ticket.h"

#include "shape.h"
#include "texts.h"

#define CARRY(column, type, member) { column, type, offsetof(struct carry, member) }

static const struct row_field carry_fields[] = {
	CARRY("seq", ROW_INT, seq),
	CARRY("kinds", ROW_TEXT, kinds),
	CARRY("added", ROW_BOOL, added),
	CARRY("ticket_id", ROW_BIGINT, ticket),
	CARRY("note_id", ROW_BIGINT, note),
	CARRY("number", ROW_TEXT, number),
	CARRY("title", ROW_TEXT, title),
	CARRY("unit_name", ROW_TEXT, unit),
	CARRY("due_ms", ROW_TIME, due_ms),
	CARRY("warn_ms", ROW_TIME, warn_ms),
	CARRY("due_unit", ROW_TEXT, due_unit),
	CARRY("urgency", ROW_INT, urgency),
	CARRY("text", ROW_TEXT, text),
	CARRY("at_ms", ROW_TIME, at_ms),
	CARRY("since_ms", ROW_TIME, since_ms),
	ROW_END,
};

#define GIVEN(column, type, member) { column, type, offsetof(struct handover, member) }

static const struct row_field handover_fields[] = {
	GIVEN("id", ROW_BIGINT, id),
	GIVEN("number", ROW_TEXT, number),
	GIVEN("shift", ROW_TEXT, shift),
	GIVEN("note", ROW_TEXT, note),
	GIVEN("off_name", ROW_TEXT, off_by),
	GIVEN("off_ms", ROW_TIME, off_ms),
	GIVEN("on_name", ROW_TEXT, on_by),
	GIVEN("on_ms", ROW_TIME, on_ms),
	GIVEN("waits", ROW_BOOL, waits),
	GIVEN("own", ROW_BOOL, own),
	GIVEN("items", ROW_INT, items),
	GIVEN("added", ROW_INT, added),
	ROW_END,
};

static const struct row_field colleague_fields[] = {
	{ "login", ROW_TEXT, offsetof(struct colleague, login) },
	{ "name", ROW_TEXT, offsetof(struct colleague, name) },
	ROW_END,
};

#define NOW(column, type, member) { column, type, offsetof(struct shift_now, member) }

static const struct row_field now_fields[] = {
	NOW("name", ROW_TEXT, name),
	NOW("night", ROW_BOOL, night),
	NOW("until_ms", ROW_TIME, until_ms),
	NOW("waiting", ROW_INT, waiting),
	NOW("urgent_ms", ROW_TIME, urgent_ms),
	NOW("urgent_number", ROW_TEXT, urgent_number),
	NOW("urgent_title", ROW_TEXT, urgent_title),
	ROW_END,
};

#define LINES \
	"SELECT seq, array_to_string(kinds, '+') AS kinds, added, ticket_id, note_id, number, title," \
	" unit_name, " ROW_MS("due_at") " AS due_ms, " ROW_MS("warn_at") " AS warn_ms, due_unit," \
	" urgency, text, NULL::bigint AS at_ms, NULL::bigint AS since_ms FROM paidan_api."

static const char list_sql[] = LINES "handover_list() ORDER BY seq";
static const char lines_sql[] = LINES "handover($1::bigint) ORDER BY seq";
/* Whoever waits longest goes first. */
static const char given_sql[] = LINES
    "handover((SELECT id FROM paidan_api.handovers() WHERE waits AND NOT own"
    " ORDER BY off_at, id LIMIT 1)) ORDER BY seq";
static const char changes_sql[] =
    "SELECT seq, kinds[1] AS kinds, false AS added, ticket_id, NULL::bigint AS note_id, number,"
    " title, unit_name, " ROW_MS("due_at") " AS due_ms, " ROW_MS("warn_at") " AS warn_ms,"
    " due_unit, urgency, NULL AS text, " ROW_MS("at") " AS at_ms, "
    ROW_MS("since") " AS since_ms FROM paidan_api.changed_since() ORDER BY seq";
static const char handovers_sql[] =
    "SELECT id, number, shift, note, off_name, " ROW_MS("off_at") " AS off_ms, on_name, "
    ROW_MS("on_at") " AS on_ms, waits, own, items, added FROM paidan_api.handovers()";
static const char colleagues_sql[] = "SELECT login, name FROM paidan_api.colleagues()";
static const char now_sql[] =
    "SELECT name, night, until_ms, waiting, urgent_at_ms AS urgent_ms, urgent_number,"
    " urgent_title FROM paidan_api.shift_now()";

/* Shaped like the answers of the other writes, so that one reader does for all. */
#define WRITE(call) \
	"SELECT 0 AS ticket, 0 AS version, n::text AS state FROM paidan_api." call " AS n"

const struct query_text shift_texts[] = {
	[SHIFT_SIGN_OFF] = { "shift: sign off", WRITE("sign_off($1::uuid, $2::text, $3::text[])"), NULL },
	[SHIFT_TAKE_OVER] = { "shift: take over", WRITE("take_over($1::uuid, $2::bigint)"), NULL },
	[SHIFT_NOTE] = { "shift: note", WRITE("shift_note($1::uuid, $2::text, $3::text, $4::text,"
	    " CASE WHEN $5::text IS NOT NULL THEN coalesce((SELECT id FROM paidan_api.open_ticket"
	    " WHERE number = $5), 0) END)"), NULL },
	{ "shift: list", list_sql, carry_fields },
	{ "shift: lines", lines_sql, carry_fields },
	{ "shift: given", given_sql, carry_fields },
	{ "shift: changes", changes_sql, carry_fields },
	{ "shift: handovers", handovers_sql, handover_fields },
	{ "shift: colleagues", colleagues_sql, colleague_fields },
	{ "shift: now", now_sql, now_fields },
	{ NULL, NULL, NULL },
};

static const int arg_counts[SHIFT_VERB_COUNT] = {
	[SHIFT_SIGN_OFF] = 2,
	[SHIFT_TAKE_OVER] = 1,
	[SHIFT_NOTE] = 4,
};

static const struct part parts[] = {
	PART_LIST(shift_desk, handovers, handover_count, handovers_sql, handover_fields),
	PART_LIST(shift_desk, carries, carry_count, list_sql, carry_fields),
	PART_LIST(shift_desk, changes, change_count, changes_sql, carry_fields),
	PART_LIST(shift_desk, givens, given_count, given_sql, carry_fields),
	PART_LIST(shift_desk, colleagues, colleague_count, colleagues_sql, colleague_fields),
};

static const struct shape shape = { SHAPE_OF(shift_desk, parts) };

void
shift_desk_destroy(struct shift_desk *d)
{
	shape_destroy(&shape, d);
}

static void
desk_came(void *ctx, const struct db_reply *reply)
{
	struct shift_query *q = ctx;
	char *sentence;
	struct shift_desk *d = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->desk(q->ctx, d, sentence);
	free(sentence);
}

void
shift_ask(struct shift_query *q, struct db *db, shift_desk_fn *fn, void *ctx)
{
	struct db_statement st[ARRAY_LEN(parts)];

	shift_forget(q);
	shape_statements(&shape, st, NULL);
	q->desk = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, ARRAY_LEN(parts), desk_came, q);
}

static void
lines_came(void *ctx, const struct db_reply *reply)
{
	struct shift_query *q = ctx;
	size_t count;
	char *sentence;
	struct carry *lines =
	    rows_of_reply(reply, carry_fields, sizeof *lines, &count, &sentence);

	q->call = NULL;
	q->lines(q->ctx, lines, count, sentence);
	rows_free(carry_fields, sizeof *lines, lines, count);
	free(sentence);
}

void
shift_ask_lines(
    struct shift_query *q, struct db *db, int64_t handover, shift_lines_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st = { .sql = lines_sql, .count = 1, .params = { id } };

	shift_forget(q);
	snprintf(id, sizeof id, "%" PRId64, handover);
	q->lines = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, lines_came, q);
}

static void
now_came(void *ctx, const struct db_reply *reply)
{
	struct shift_query *q = ctx;
	size_t count;
	char *sentence;
	struct shift_now *now =
	    rows_of_reply(reply, now_fields, sizeof *now, &count, &sentence);

	q->call = NULL;
	q->now(q->ctx, count > 0 ? now : NULL);
	rows_free(now_fields, sizeof *now, now, count);
	free(sentence);
}

void
shift_ask_now(struct shift_query *q, struct db *db, shift_now_fn *fn, void *ctx)
{
	struct db_statement st = { .sql = now_sql };

	shift_forget(q);
	q->now = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, now_came, q);
}

void
shift_forget(struct shift_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

void
shift_send(struct db *db, enum shift_verb verb, const char *const *args, write_done_fn *fn,
    void *ctx)
{
	struct db_statement st = { .sql = shift_texts[verb].sql, .count = 1 + arg_counts[verb] };

	for (int i = 0; i < arg_counts[verb]; i++)
		st.params[1 + i] = args[i];
	write_once(db, &st, 0, fn, ctx);
}
