/* SPDX-License-Identifier: MIT */
#include "query/cases.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/vec.h"
#include "db/request.h"

#include "cases.h"
#include "dispute.h"
#include "shape.h"
#include "texts.h"

#define OF(type, column, kind, member) { column, kind, offsetof(struct type, member) }
#define CASE(column, kind, member) OF(supervision, column, kind, member)

static const struct row_field case_fields[] = {
	CASE("id", ROW_BIGINT, id),
	CASE("version", ROW_INT, version),
	CASE("number", ROW_TEXT, number),
	CASE("level", ROW_INT, level),
	CASE("level_name", ROW_TEXT, level_name),
	CASE("state", ROW_TEXT, state),
	CASE("kind", ROW_TEXT, kind),
	CASE("rule_version", ROW_INT, rule_version),
	CASE("rule_unit", ROW_TEXT, rule_unit),
	CASE("rule_amount", ROW_INT, rule_amount),
	CASE("rule_times", ROW_INT, rule_times),
	CASE("rule_lane", ROW_TEXT, rule_lane),
	CASE("reason", ROW_TEXT, reason),
	CASE("opened_ms", ROW_TIME, opened_ms),
	CASE("opened_name", ROW_TEXT, opened_by),
	CASE("due_ms", ROW_TIME, due_ms),
	CASE("closed_ms", ROW_TIME, closed_ms),
	CASE("closed_name", ROW_TEXT, closed_by),
	CASE("result_code", ROW_TEXT, result_code),
	CASE("result", ROW_TEXT, result),
	CASE("tickets", ROW_INT, tickets),
	CASE("ticket_id", ROW_BIGINT, ticket_id),
	CASE("ticket_number", ROW_TEXT, ticket_number),
	CASE("ticket_title", ROW_TEXT, ticket_title),
	CASE("units", ROW_TEXT, units),
	CASE("asked", ROW_INT, asked),
	CASE("answered", ROW_INT, answered),
	CASE("owned", ROW_BOOL, owned),
	ROW_END,
};

#define COLUMNS \
	"SELECT id, version, number, level, level_name, state, kind, rule_version, rule_unit," \
	" rule_amount, rule_times, rule_lane, reason, " ROW_MS("opened_at") " AS opened_ms," \
	" opened_name, " ROW_MS("due_at") " AS due_ms, " ROW_MS("closed_at") " AS closed_ms," \
	" closed_name, result_code, result, tickets, ticket_id, ticket_number, ticket_title," \
	" units, asked, answered, owned FROM paidan_api.cases("

static const char page_sql[] = COLUMNS "$1::boolean, $2::bigint, $3::int)";
static const char one_sql[] = COLUMNS "NULL, NULL, NULL, ARRAY[$1::bigint])";

const struct row_field case_of_fields[] = {
	CASE("id", ROW_BIGINT, id),
	CASE("number", ROW_TEXT, number),
	CASE("level", ROW_INT, level),
	CASE("level_name", ROW_TEXT, level_name),
	CASE("state", ROW_TEXT, state),
	CASE("due_ms", ROW_TIME, due_ms),
	CASE("kind", ROW_TEXT, kind),
	CASE("result_code", ROW_TEXT, result_code),
	ROW_END,
};

const char case_of_sql[] =
    "SELECT id, number, level, level_name, state, " ROW_MS("due_at") " AS due_ms, kind,"
    " result_code FROM paidan_api.case_of($1::bigint)";

static const struct row_field ticket_fields_of_case[] = {
	OF(case_ticket, "id", ROW_BIGINT, id),
	OF(case_ticket, "number", ROW_TEXT, number),
	OF(case_ticket, "title", ROW_TEXT, title),
	OF(case_ticket, "state", ROW_TEXT, state),
	OF(case_ticket, "unit_name", ROW_TEXT, unit),
	OF(case_ticket, "due_ms", ROW_TIME, due_ms),
	OF(case_ticket, "round", ROW_INT, round),
	ROW_END,
};

static const char tickets_sql[] =
    "SELECT id, number, title, state, unit_name, " ROW_MS("due_at") " AS due_ms, round"
    " FROM paidan_api.case_tickets($1::bigint)";

static const struct row_field report_fields[] = {
	OF(report, "unit_id", ROW_INT, unit_id),
	OF(report, "unit_name", ROW_TEXT, unit),
	OF(report, "demand", ROW_TEXT, demand),
	OF(report, "asked_name", ROW_TEXT, asked_by),
	OF(report, "answered_name", ROW_TEXT, answered_by),
	OF(report, "text", ROW_TEXT, text),
	OF(report, "liaison_name", ROW_TEXT, liaison),
	OF(report, "liaison_phone", ROW_TEXT, phone),
	OF(report, "due_ms", ROW_TIME, due_ms),
	OF(report, "asked_ms", ROW_TIME, asked_ms),
	OF(report, "answered_ms", ROW_TIME, answered_ms),
	ROW_END,
};

static const char reports_sql[] =
    "SELECT unit_id, unit_name, demand, asked_name, answered_name, text, liaison_name,"
    " liaison_phone, " ROW_MS("due_at") " AS due_ms, " ROW_MS("asked_at") " AS asked_ms, "
    ROW_MS("answered_at") " AS answered_ms FROM paidan_api.case_reports($1::bigint)";

static const struct row_field cause_fields[] = {
	OF(cause, "number", ROW_TEXT, number),
	OF(cause, "kind", ROW_TEXT, kind),
	OF(cause, "at_ms", ROW_TIME, at_ms),
	OF(cause, "rule_version", ROW_INT, rule_version),
	OF(cause, "level", ROW_INT, level),
	OF(cause, "unit", ROW_TEXT, unit),
	OF(cause, "amount", ROW_INT, amount),
	OF(cause, "times", ROW_INT, times),
	OF(cause, "lane", ROW_TEXT, lane),
	ROW_END,
};

static const char causes_sql[] =
    "SELECT number, kind, " ROW_MS("at") " AS at_ms, rule_version, level, unit, amount, times,"
    " lane FROM paidan_api.case_causes($1::bigint)";

const struct row_field instruction_fields[] = {
	OF(instruction, "number", ROW_TEXT, number),
	OF(instruction, "rank", ROW_TEXT, rank),
	OF(instruction, "leader", ROW_TEXT, leader),
	OF(instruction, "office", ROW_TEXT, office),
	OF(instruction, "given_on", ROW_TEXT, given_on),
	OF(instruction, "words", ROW_TEXT, words),
	OF(instruction, "recorded_name", ROW_TEXT, recorded_by),
	OF(instruction, "case_number", ROW_TEXT, case_number),
	OF(instruction, "recorded_ms", ROW_TIME, recorded_ms),
	ROW_END,
};

#define INSTRUCTIONS \
	"SELECT i.number, i.rank, i.leader, i.office, i.given_on::text AS given_on, i.words," \
	" i.recorded_name, i.case_number, " ROW_MS("i.recorded_at") " AS recorded_ms FROM "

const char instructions_sql[] = INSTRUCTIONS "paidan_api.instructions($1::bigint) AS i";

static const char case_instructions_sql[] =
    INSTRUCTIONS "paidan_api.case_tickets($1::bigint) AS t,"
    " paidan_api.instructions(t.id) AS i";

static const char events_of_case_sql[] =
    "SELECT seq, " ROW_MS("at") " AS at_ms, actor_name, unit_name, verb, NULL AS from_state,"
    " NULL AS to_state, (SELECT string_agg(key || chr(31) || (value #>> '{}'), chr(30))"
    " FROM jsonb_each(detail) WHERE value #>> '{}' <> '') AS detail"
    " FROM paidan_api.case_events($1::bigint) ORDER BY seq";

static const struct part parts[] = {
	PART_ROW(case_file, row, one_sql, case_fields),
	PART_LIST(case_file, tickets, ticket_count, tickets_sql, ticket_fields_of_case),
	PART_LIST(case_file, reports, report_count, reports_sql, report_fields),
	PART_LIST(case_file, causes, cause_count, causes_sql, cause_fields),
	PART_LIST(case_file, instructions, instruction_count, case_instructions_sql,
	    instruction_fields),
	PART_LIST(case_file, events, event_count, events_of_case_sql, event_fields),
};

static const struct shape shape = {
	SHAPE_OF(case_file, parts),
	.missing = { "PD141", "no_case" },
};

const struct query_text cases_texts[] = {
	{ "cases: page", page_sql, case_fields },
	{ "cases: one", one_sql, case_fields },
	{ "cases: of a ticket", case_of_sql, case_of_fields },
	{ "cases: tickets", tickets_sql, ticket_fields_of_case },
	{ "cases: reports", reports_sql, report_fields },
	{ "cases: causes", causes_sql, cause_fields },
	{ "cases: instructions", case_instructions_sql, instruction_fields },
	{ "cases: instructions of a ticket", instructions_sql, instruction_fields },
	{ "cases: events", events_of_case_sql, event_fields },
	{ NULL, NULL, NULL },
};

void
cases_free(struct supervision *cases, size_t count)
{
	rows_free(case_fields, sizeof *cases, cases, count);
}

static void
cases_came(void *ctx, const struct db_reply *reply)
{
	struct cases_query *q = ctx;
	size_t count;
	char *sentence;
	struct supervision *cases =
	    rows_of_reply(reply, case_fields, sizeof *cases, &count, &sentence);

	q->call = NULL;
	q->fn(q->ctx, cases, count, sentence);
	free(sentence);
}

void
cases_ask(struct cases_query *q, struct db *db, bool closed, int64_t after, int limit,
    cases_fn *fn, void *ctx)
{
	char id[24], most[12];
	struct db_statement st = { .sql = page_sql, .count = 3,
		.params = { closed ? "true" : "false", after != 0 ? id : NULL, most } };

	cases_forget(q);
	snprintf(id, sizeof id, "%" PRId64, after);
	snprintf(most, sizeof most, "%d", limit);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, cases_came, q);
}

void
cases_forget(struct cases_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

void
case_file_destroy(struct case_file *f)
{
	shape_destroy(&shape, f);
}

static void
case_came(void *ctx, const struct db_reply *reply)
{
	struct case_query *q = ctx;
	char *sentence;
	struct case_file *f = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, f, sentence);
	free(sentence);
}

void
case_ask(struct case_query *q, struct db *db, int64_t id, case_fn *fn, void *ctx)
{
	case_forget(q);
	q->fn = fn;
	q->ctx = ctx;
	q->call = shape_ask(&shape, db, id, case_came, q);
}

void
case_forget(struct case_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
