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
#include "model/moment.h"
#include "model/ticket.h"
#include "query/queue.h"
#include "query/refusal.h"
#include "text/sanitize.h"

#include "ask.h"
#include "facts.h"
#include "texts.h"

struct label {
	const char *code, *text;
};

/* One row a code of paidan_api.due_lines; {fact} is replaced by that fact of the line. */
static const struct label sentences[] = {
	{ "start", N_("Starts {at}.") },
	{ "class", N_("Class: {name}.") },
	{ "rule", N_("Limit: {amount} {unit}, by version {version} of the rules.") },
	{ "skipped", N_("Not counted: {from} to {to}, {name} ({days} days).") },
	{ "make_up", N_("Counted: {date}, make-up workday of {name}.") },
	{ "weekend", N_("Not counted: {count} days of plain weekends.") },
	{ "pause", N_("Stood still from {from} to {to} ({days}): {reason}.") },
	{ "extension", N_("Extended by {amount} {unit}: {ground}.") },
	{ "provisional", N_("Provisional: the holidays of {year} are not published yet.") },
	{ "due", N_("Due {at}.") },
	{ "warn", N_("Due soon from {at}.") },
	{ "stopped", N_("Stopped {at}: {outcome}.") },
};

static const struct label kinds[] = {
	{ "dispatch", N_("Dispatch") },
	{ "sign_in", N_("Sign in") },
	{ "first_contact", N_("First contact") },
	{ "on_site", N_("On-site check") },
	{ "progress", N_("Progress reply") },
	{ "handling", N_("Handling") },
	{ "second_handling", N_("Second handling") },
	{ "follow_up", N_("Follow-up") },
	{ "objection", N_("Objection window") },
	{ "ruling", N_("Ruling") },
};

static const struct label time_units[] = {
	{ "working_days", N_("working days") },
	{ "calendar_days", N_("calendar days") },
	{ "hours", N_("hours") },
	{ "minutes", N_("minutes") },
};

static const struct label outcomes[] = {
	{ "done", N_("done in time") },
	{ "late", N_("done late") },
	{ "returned", N_("returned") },
	{ "recalled", N_("recalled") },
	{ "silent", N_("accepted by silence") },
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
static const char offset_sql[] =
    "SELECT (extract(epoch FROM now() AT TIME ZONE time_zone - now() AT TIME ZONE 'UTC') / 60)::int"
    " FROM paidan_api.whoami()";

const struct query_text due_texts[] = {
	{ "due: lines", lines_sql, line_fields },
	{ "due: offset", offset_sql, NULL },
	{ NULL, NULL, NULL },
};

static const char *
label_of(const struct label *table, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(table[i].code, code) == 0)
			return _(table[i].text);
	return NULL;
}

const char *
clock_label(const char *kind)
{
	const char *label = label_of(kinds, ARRAY_LEN(kinds), kind);

	return label ? label : kind;
}

const char *
time_unit_label(const char *unit)
{
	const char *label = label_of(time_units, ARRAY_LEN(time_units), unit);

	return label ? label : unit;
}

bool
due_line_knows(const char *code)
{
	return label_of(sentences, ARRAY_LEN(sentences), code) != NULL;
}

static void
add_text(struct strbuf *out, const char *name, const char *text)
{
	const char *label = NULL;

	if (strcmp(name, "unit") == 0)
		label = label_of(time_units, ARRAY_LEN(time_units), text);
	else if (strcmp(name, "kind") == 0)
		label = label_of(kinds, ARRAY_LEN(kinds), text);
	else if (strcmp(name, "outcome") == 0)
		label = label_of(outcomes, ARRAY_LEN(outcomes), text);
	if (label)
		strbuf_adds(out, label);
	else
		sanitize(out, text, strlen(text), SANITIZE_LINE);
}

/* {at} may come as at_ms, a moment. */
static void
add_fact(struct strbuf *out, json_t *facts, const char *name)
{
	char in_ms[40];

	snprintf(in_ms, sizeof in_ms, "%s_ms", name);
	json_t *value = json_object_get(facts, name), *moment = json_object_get(facts, in_ms);
	if (json_is_integer(moment))
		moment_full(out, json_integer_value(moment));
	else if (json_is_string(value))
		add_text(out, name, json_string_value(value));
	else if (json_is_integer(value))
		strbuf_addf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else if (json_is_real(value))
		strbuf_addf(out, "%g", json_real_value(value));
	else
		strbuf_adds(out, json_is_null(value) ? "…" : "?");
}

char *
due_line_text(const char *code, const char *facts)
{
	const char *sentence = label_of(sentences, ARRAY_LEN(sentences), code);

	if (sentence)
		return facts_fill(sentence, facts, add_fact);
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
	bool ok = PQntuples(result) > 0;
	if (!ok) {
		snprintf(sqlstate, 6, "PD003");
		*cause = refusal_of_error(sqlstate, "no_ticket", "");
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
	PGresult *offset = query_ask(conn, offset_sql, 0, NULL, sqlstate, cause), *result = NULL;

	if (!offset)
		return false;
	if (PQntuples(offset) > 0)
		moment_set_offset(atoi(PQgetvalue(offset, 0, 0)));
	PQclear(offset);
	if (!find_number(conn, number, out, sqlstate, cause))
		return false;
	snprintf(id, sizeof id, "%" PRId64, out->ticket);
	result = query_ask(conn, lines_sql, 1, params, sqlstate, cause);
	bool ok = result && read_lines(result, out, cause);
	PQclear(result);
	return ok;
}
