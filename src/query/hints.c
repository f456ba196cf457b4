/* SPDX-License-Identifier: MIT */
#include "query/hints.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <jansson.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"

#include "hints_rows.h"
#include "shape.h"
#include "texts.h"

static const struct row_field hint_fields[] = {
	{ "unit_id", ROW_INT, offsetof(struct hint, unit_id) },
	{ "role", ROW_TEXT, offsetof(struct hint, role) },
	{ "score", ROW_INT, offsetof(struct hint, score) },
	{ "kind", ROW_TEXT, offsetof(struct hint, kind) },
	{ "reasons", ROW_TEXT, offsetof(struct hint, reasons_json) },
	{ "warnings", ROW_TEXT, offsetof(struct hint, warnings_json) },
	ROW_END,
};

static const char hints_sql[] =
    "SELECT unit_id, role, score, kind, reasons, warnings FROM paidan_api.hints($1::bigint)"
    " ORDER BY seq";

struct matter {
	char *verdict;
	char *leads;             /* ids, separated by commas */
	char *suggested;         /* JSON */
};

static const struct row_field matter_fields[] = {
	{ "verdict", ROW_TEXT, offsetof(struct matter, verdict) },
	{ "leads", ROW_TEXT, offsetof(struct matter, leads) },
	{ "suggested", ROW_TEXT, offsetof(struct matter, suggested) },
	ROW_END,
};

static const char matter_sql[] =
    "SELECT verdict, array_to_string(lead_ids, ',') AS leads, suggested"
    " FROM paidan_api.matter($1::bigint)";

static const struct row_field deadline_fields[] = {
	{ "kind", ROW_TEXT, offsetof(struct deadline, kind) },
	{ "due_ms", ROW_TIME, offsetof(struct deadline, due_ms) },
	{ "provisional", ROW_BOOL, offsetof(struct deadline, provisional) },
	ROW_END,
};

static const char deadlines_sql[] =
    "SELECT kind, " ROW_MS("due_at") " AS due_ms, provisional"
    " FROM paidan_api.clock_preview($1::bigint) ORDER BY due_at, kind";

const struct query_text hints_texts[] = {
	{ "hints", hints_sql, hint_fields },
	{ "hints: matter", matter_sql, matter_fields },
	{ "hints: deadlines", deadlines_sql, deadline_fields },
	{ NULL, NULL, NULL },
};

static const struct part parts[] = {
	PART_LIST(hints, items, count, hints_sql, hint_fields),
	PART_LIST(hints, deadlines, deadline_count, deadlines_sql, deadline_fields),
};

_Static_assert(HINTS_PARTS == ARRAY_LEN(parts) + 1, "the matter comes behind them");

static char *
dumped(json_t *json)
{
	char *text = json_dumps(json, JSON_COMPACT | JSON_ENCODE_ANY);
	char *copy = xstrdup(text != NULL ? text : "{}");

	free(text);
	return copy;
}

/* [{"kind": "duty", …}, …]; name: of the member that says what it is. */
static void
read_facts(struct hint_facts *out, const char *text, const char *name)
{
	json_t *array = json_loads(text, 0, NULL), *item;
	size_t i;

	out->items = xcalloc(json_array_size(array) + 1, sizeof *out->items);
	json_array_foreach (array, i, item) {
		const char *code = json_string_value(json_object_get(item, name));

		if (code == NULL)
			continue;
		out->items[out->count].code = xstrdup(code);
		out->items[out->count++].facts = dumped(item);
	}
	json_decref(array);
}

static void
facts_finish(struct hint_facts *facts)
{
	for (size_t i = 0; i < facts->count; i++) {
		free(facts->items[i].code);
		free(facts->items[i].facts);
	}
	free(facts->items);
}

static void
read_leads(struct hints *out, const char *ids)
{
	size_t room = 1;

	for (const char *s = ids; *s != '\0'; s++)
		room += *s == ',';
	out->leads = xcalloc(room, sizeof *out->leads);
	for (char *end; *ids != '\0'; ids = *end == ',' ? end + 1 : end) {
		out->leads[out->lead_count++] = (int)strtol(ids, &end, 10);
		if (end == ids)
			break;
	}
}

static void
read_suggested(struct hints *out, const char *text)
{
	json_t *array = json_loads(text, 0, NULL), *item;
	size_t i;

	out->suggested = xcalloc(json_array_size(array) + 1, sizeof *out->suggested);
	json_array_foreach (array, i, item) {
		const char *name = json_string_value(json_object_get(item, "name"));

		out->suggested[out->suggested_count++] = (struct suggestion){
			.category_id = (int)json_integer_value(json_object_get(item, "category")),
			.name = xstrdup(name != NULL ? name : ""),
			.share = (int)json_number_value(json_object_get(item, "share")),
		};
	}
	json_decref(array);
}

static bool
read_matter(struct hints *out, const PGresult *r, char **cause)
{
	struct matter m = { 0 };

	/* A ticket that is closed meanwhile has none. */
	if (PQntuples(r) > 0 && !row_read(r, 0, matter_fields, &m, cause))
		return false;
	out->verdict = xstrdup(m.verdict != NULL ? m.verdict : "");
	read_leads(out, m.leads != NULL ? m.leads : "");
	read_suggested(out, m.suggested != NULL ? m.suggested : "");
	row_free(matter_fields, &m);
	return true;
}

static bool
read_rest(void *whole, const PGresult *const *results, char **cause)
{
	struct hints *h = whole;

	for (size_t i = 0; i < h->count; i++) {
		read_facts(&h->items[i].reasons, h->items[i].reasons_json, "kind");
		read_facts(&h->items[i].warnings, h->items[i].warnings_json, "code");
	}
	return read_matter(h, results[0], cause);
}

static void
finish(void *whole)
{
	struct hints *h = whole;

	for (size_t i = 0; i < h->count; i++) {
		facts_finish(&h->items[i].reasons);
		facts_finish(&h->items[i].warnings);
	}
	for (size_t i = 0; i < h->suggested_count; i++)
		free(h->suggested[i].name);
	free(h->suggested);
	free(h->verdict);
	free(h->leads);
}

static const struct shape shape = {
	SHAPE_OF(hints, parts),
	.read = read_rest,
	.finish = finish,
};

void
hints_destroy(struct hints *h)
{
	shape_destroy(&shape, h);
}

void
hints_statements(struct db_statement *st, const char *ticket)
{
	shape_statements(&shape, st, ticket);
	st[ARRAY_LEN(parts)] =
	    (struct db_statement){ .sql = matter_sql, .count = 1, .params = { ticket } };
}

struct hints *
hints_read(const PGresult *const *results, char **cause)
{
	return shape_read(&shape, results, cause);
}

static void
hints_came(void *ctx, const struct db_reply *reply)
{
	struct hints_query *q = ctx;
	char *sentence;
	struct hints *hints = shape_of_reply(&shape, reply, &sentence);

	q->call = NULL;
	q->fn(q->ctx, hints, sentence);
	free(sentence);
}

void
hints_ask(struct hints_query *q, struct db *db, int64_t ticket, hints_fn *fn, void *ctx)
{
	char id[24];
	struct db_statement st[HINTS_PARTS];

	hints_forget(q);
	snprintf(id, sizeof id, "%" PRId64, ticket);
	hints_statements(st, id);
	q->fn = fn;
	q->ctx = ctx;
	q->call = db_read(db, st, HINTS_PARTS, hints_came, q);
}

void
hints_forget(struct hints_query *q)
{
	db_drop(q->call);
	q->call = NULL;
}

const struct hint *
hints_of(const struct hints *hints, int unit_id)
{
	for (size_t i = 0; hints != NULL && i < hints->count; i++) {
		if (hints->items[i].unit_id == unit_id)
			return &hints->items[i];
	}
	return NULL;
}

bool
hints_lead(const struct hints *hints, int unit_id)
{
	for (size_t i = 0; hints != NULL && i < hints->lead_count; i++) {
		if (hints->leads[i] == unit_id)
			return true;
	}
	return false;
}

char *
hints_basis(const struct hints *hints, int unit_id)
{
	json_t *seen = json_array(), *leads = json_array(), *basis;
	const struct hint *chosen = hints_of(hints, unit_id);
	char *text;

	for (size_t i = 0; i < hints->count; i++) {
		const struct hint *h = &hints->items[i];

		json_array_append_new(seen, json_pack("{s:i, s:s, s:i, s:s}", "unit", h->unit_id,
		    "role", h->role, "score", h->score, "kind", h->kind));
	}
	for (size_t i = 0; i < hints->lead_count; i++)
		json_array_append_new(leads, json_integer(hints->leads[i]));
	basis = json_pack("{s:i, s:s, s:o, s:o}", "unit", unit_id, "verdict", hints->verdict,
	    "leads", leads, "seen", seen);
	if (chosen != NULL) {
		json_object_set_new(basis, "kind", json_string(chosen->kind));
		json_object_set_new(basis, "score", json_integer(chosen->score));
		json_object_set_new(basis, "reasons", json_loads(chosen->reasons_json, 0, NULL));
		json_object_set_new(basis, "warnings", json_loads(chosen->warnings_json, 0, NULL));
	}
	text = dumped(basis);
	json_decref(basis);
	return text;
}
