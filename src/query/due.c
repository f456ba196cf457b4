/* SPDX-License-Identifier: MIT */
#include "query/due.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "model/ticket.h"
#include "query/queue.h"
#include "model/clock.h"
#include "query/refusal.h"
#include "text/sanitize.h"

#include "ask.h"
#include "facts.h"
#include "texts.h"

/* The codes of paidan_api.due_lines; {fact} is replaced by that fact of the line. */
static const struct facts_sentence sentences[] = {
	{ "start", "day", N_("Starts {at}; counted from {day}.") },
	{ "start", "", N_("Starts {at}.") },
	{ "class", "", N_("Class: {name}.") },
	{ "rule", "unit=working_days",
	    N_("Limit: {amount} working days, each until {office_to}; what comes after {cut_off} counts "
	       "for the next. Version {version} of the rules, in force from {from}.") },
	{ "rule", "unit=calendar_days",
	    N_("Limit: {amount} calendar days; what comes after {cut_off} counts for the next. "
	       "Version {version} of the rules, in force from {from}.") },
	{ "rule", "within=office",
	    N_("Limit: {amount} {unit} in office hours, {office_from} to {office_to}. Version "
	       "{version} of the rules, in force from {from}.") },
	{ "rule", "",
	    N_("Limit: {amount} {unit}, day and night. Version {version} of the rules, in force "
	       "from {from}.") },
	{ "skipped", "", N_("Not counted: {from} to {to}, {name}, {days} days.") },
	{ "make_up", "name", N_("Counted: {date}, a make-up workday for {name}.") },
	{ "make_up", "", N_("Counted: {date}, a make-up workday.") },
	{ "weekend", "", N_("Not counted: {count} days of plain weekends.") },
	{ "pause", "to days", N_("Stood still from {from} to {to}, {days} days: {reason}") },
	{ "pause", "to", N_("Stood still from {from} to {to}: {reason}") },
	{ "pause", "", N_("Stands still since {from}, to go on on {resume_on}: {reason}") },
	{ "extension", "", N_("Extended by {amount} {unit}, granted {at}: {ground}") },
	{ "provisional", "", N_("Provisional: the holidays of {year} are not published yet.") },
	{ "due", "", N_("Due {at}.") },
	{ "warn", "", N_("Due soon from {at}.") },
	{ "stopped", "", N_("Stopped {at}: {outcome}.") },
};

static const struct row_field line_fields[] = {
	{ "clock", ROW_BIGINT, offsetof(struct due_line, clock) },
	{ "seq", ROW_INT, offsetof(struct due_line, seq) },
	{ "kind", ROW_TEXT, offsetof(struct due_line, kind) },
	{ "code", ROW_TEXT, offsetof(struct due_line, code) },
	{ "facts", ROW_TEXT, offsetof(struct due_line, facts) },
	ROW_END,
};

static const char lines_sql[] =
    "SELECT clock, seq, kind, code, facts::text AS facts"
    " FROM paidan_api.due_lines($1::bigint) ORDER BY clock, seq";
const struct query_text due_texts[] = {
	{ "due: lines", lines_sql, line_fields },
	{ NULL, NULL, NULL },
};

bool
due_line_knows(const char *code)
{
	for (size_t i = 0; i < ARRAY_LEN(sentences); i++)
		if (strcmp(sentences[i].code, code) == 0)
			return true;
	return false;
}

static void
add_text(struct strbuf *out, const char *name, const char *text)
{
	if (strcmp(name, "unit") == 0)
		strbuf_adds(out, time_unit_label(text));
	else if (strcmp(name, "kind") == 0)
		strbuf_adds(out, clock_label(text));
	else if (strcmp(name, "outcome") == 0)
		strbuf_adds(out, outcome_label(text));
	else
		sanitize_adds(out, text);
}

static void
add_fact(void *ctx, struct strbuf *out, json_t *facts, const char *name)
{
	json_t *value = json_object_get(facts, name);

	if (json_is_string(value))
		add_text(out, name, json_string_value(value));
	else if (json_is_integer(value))
		strbuf_addf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else
		strbuf_adds(out, "?");
}

char *
due_line_text(const char *code, const char *facts)
{
	const char *sentence = facts_sentence(sentences, ARRAY_LEN(sentences), code, facts);

	if (sentence)
		return facts_fill(sentence, facts, add_fact, NULL);
	char *raw = xasprintf("%s %s", code, facts), *clean = sanitize_line(raw);
	free(raw);
	return clean;
}

static bool
read_lines(const PGresult *result, struct due_lines *out, char **cause)
{
	for (int i = 0; i < PQntuples(result); i++) {
		struct due_line line = { 0 };
		if (!row_read(result, i, line_fields, &line, cause))
			return false;
		*VEC_ADD(out->items, out->count, out->cap) = line;
	}
	return true;
}

void
due_lines_finish(struct due_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++)
		row_free(line_fields, &lines->items[i]);
	free(lines->items);
	free(lines->number);
	free(lines->title);
	*lines = (struct due_lines){ 0 };
}

static void
lines_came(void *ctx, const struct db_reply *reply)
{
	struct due_query *q = ctx;
	struct due_lines lines = { 0 };
	char *sentence = NULL;

	q->call = NULL;
	if (reply->outcome != DB_DONE)
		sentence = refusal_of_reply(reply);
	else
		read_lines(reply->results[0], &lines, &sentence);
	q->fn(q->ctx, sentence ? NULL : lines.items, sentence ? 0 : lines.count, sentence);
	due_lines_finish(&lines);
	free(sentence);
}

void
due_ask(struct due_query *q, struct db *db, int64_t ticket, due_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st = { .sql = lines_sql, .count = 1, .params = { id } };

	due_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, &st, 1, lines_came, q);
}

void
due_forget(struct due_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

/* False also if there is no such ticket. */
static bool
find_number(PGconn *conn, const char *number, struct due_lines *out, char sqlstate[6], char **cause)
{
	PGresult *result = query_ask(conn, queue_number_sql, 1, &number, sqlstate, cause);
	struct ticket t = { 0 };

	if (!result)
		return false;
	bool ok = PQntuples(result) == 1;
	if (!ok) {
		snprintf(sqlstate, 6, "PD003");
		*cause = PQntuples(result) == 0 ? refusal_of_error(sqlstate, "no_ticket", "") :
		    xstrdup(_("several platforms have a ticket of this number; type it whole"));
	} else {
		ok = row_read(result, 0, ticket_fields, &t, cause);
	}
	if (ok) {
		out->ticket = t.id;
		out->number = xstrdup(t.number);
		out->title = xstrdup(t.title);
		row_free(ticket_fields, &t);
	}
	PQclear(result);
	return ok;
}

bool
due_read(PGconn *conn, const char *number, struct due_lines *out, char sqlstate[6], char **cause)
{
	char id[24];
	const char *params[] = { id };

	if (!find_number(conn, number, out, sqlstate, cause))
		return false;
	snprintf(id, sizeof id, "%" PRId64, out->ticket);
	PGresult *result = query_ask(conn, lines_sql, 1, params, sqlstate, cause);
	bool ok = result && read_lines(result, out, cause);
	PQclear(result);
	return ok;
}
