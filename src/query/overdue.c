/* SPDX-License-Identifier: MIT */
#include "query/overdue.h"

#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "query/feed.h"
#include "query/queue.h"

#include "shape.h"
#include "texts.h"

/* A group as its row has it. */
struct group_row {
	char *section;
	int unit_id, overdue, soon;
	int64_t worst_ms;
};

static const struct row_field group_fields[] = {
	{ "section", ROW_TEXT, offsetof(struct group_row, section) },
	{ "unit_id", ROW_INT, offsetof(struct group_row, unit_id) },
	{ "overdue", ROW_INT, offsetof(struct group_row, overdue) },
	{ "soon", ROW_INT, offsetof(struct group_row, soon) },
	{ "worst_ms", ROW_TIME, offsetof(struct group_row, worst_ms) },
	ROW_END,
};

static const struct row_field late_fields[] = {
	{ "section", ROW_TEXT, offsetof(struct late_row, section_code) },
	{ "chase_steps", ROW_TEXT, offsetof(struct late_row, steps) },
	{ "chased_ms", ROW_TIME, offsetof(struct late_row, chased_ms) },
	{ "chase_outcome", ROW_TEXT, offsetof(struct late_row, outcome) },
	{ "promised_ms", ROW_TIME, offsetof(struct late_row, promised_ms) },
	{ "site_due_ms", ROW_TIME, offsetof(struct late_row, site_due_ms) },
	{ "phone_first", ROW_BOOL, offsetof(struct late_row, phone_first) },
	{ "amount", ROW_INT, offsetof(struct late_row, amount) },
	{ "amount_unit", ROW_TEXT, offsetof(struct late_row, amount_unit) },
	{ "ground", ROW_TEXT, offsetof(struct late_row, ground) },
	ROW_END,
};

/* The codes of enum late_section. */
static const char *const sections[] = { "on_site", "extension", "unit" };
#define SECTION_ORDER "array_position('{on_site,extension,unit}', section)"

static const char groups_sql[] =
    "SELECT section, CASE section WHEN 'unit' THEN unit_id ELSE 0 END AS unit_id,"
    " count(*) FILTER (WHERE overdue)::int AS overdue,"
    " count(*) FILTER (WHERE NOT overdue)::int AS soon, " ROW_MS("min(due_at)") " AS worst_ms"
    " FROM paidan_api.late_ticket GROUP BY 1, 2"
    " ORDER BY " SECTION_ORDER ", min(due_at), 2";

const struct query_text overdue_texts[] = {
	{ "overdue: groups", groups_sql, group_fields },
	{ "overdue: rows", queue_late_sql, ticket_fields },
	{ "overdue: chased", queue_late_sql, late_fields },
	{ NULL, NULL, NULL },
};

void
late_row_finish(struct late_row *row)
{
	ticket_finish(&row->ticket);
	row_free(late_fields, row);
}

static enum late_section
section_of(const char *code)
{
	for (size_t i = 0; i < LATE_UNIT; i++) {
		if (strcmp(code, sections[i]) == 0)
			return (enum late_section)i;
	}
	return LATE_UNIT;
}

static bool
read_groups(struct late_page *page, const PGresult *r, char **cause)
{
	page->groups = xcalloc((size_t)PQntuples(r) + 1, sizeof *page->groups);
	for (int i = 0; i < PQntuples(r); i++) {
		struct group_row row = { 0 };

		if (!row_read(r, i, group_fields, &row, cause))
			return false;
		page->groups[page->group_count++] = (struct late_group){
			section_of(row.section), row.unit_id, row.overdue, row.soon, row.worst_ms,
		};
		row_free(group_fields, &row);
	}
	return true;
}

static bool
read_rows(struct late_page *page, const PGresult *r, char **cause)
{
	page->rows = xcalloc((size_t)PQntuples(r) + 1, sizeof *page->rows);
	for (int i = 0; i < PQntuples(r); i++) {
		struct late_row *row = &page->rows[page->row_count];

		if (!row_read(r, i, ticket_fields, &row->ticket, cause))
			return false;
		page->row_count++;
		if (!row_read(r, i, late_fields, row, cause))
			return false;
		row->section = section_of(row->section_code);
	}
	return true;
}

static bool
read_page(void *whole, const PGresult *const *results, char **cause)
{
	return read_groups(whole, results[0], cause) && read_rows(whole, results[1], cause);
}

static void
finish(void *whole)
{
	struct late_page *page = whole;

	for (size_t i = 0; i < page->row_count; i++)
		late_row_finish(&page->rows[i]);
	free(page->groups);
	free(page->rows);
}

static const struct shape shape = {
	.size = sizeof(struct late_page),
	.read = read_page,
	.finish = finish,
};

void
late_page_destroy(struct late_page *page)
{
	shape_destroy(&shape, page);
}

static void
page_came(void *ctx, const struct db_reply *reply)
{
	struct late_query *q = ctx;
	char *sentence;
	struct late_page *page = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, page, sentence);
	free(sentence);
}

void
late_ask(struct late_query *q, struct db *db, const int *units, size_t count, late_fn *fn,
    void *ctx)
{
	struct strbuf ids = STRBUF_INIT;
	struct db_statement st[] = { { .sql = groups_sql },
		{ .sql = queue_late_sql, .count = 1, .steady = true } };

	late_forget(q);
	strbuf_addc(&ids, '{');
	for (size_t i = 0; i < count; i++)
		strbuf_addf(&ids, "%s%d", i > 0 ? "," : "", units[i]);
	strbuf_addc(&ids, '}');
	st[1].params[0] = ids.s;
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, 2, page_came, q);
	strbuf_finish(&ids);
}

void
late_forget(struct late_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}
