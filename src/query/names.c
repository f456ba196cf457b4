/* SPDX-License-Identifier: MIT */
#include "query/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "db/request.h"
#include "db/row.h"
#include "query/refusal.h"

#include "texts.h"

#define UNIT(column, type, member) { column, type, offsetof(struct unit, member) }

static const struct row_field unit_fields[] = {
	UNIT("id", ROW_INT, id),
	UNIT("id_text", ROW_TEXT, id_text),
	UNIT("code", ROW_TEXT, code),
	UNIT("name", ROW_TEXT, name),
	UNIT("short_name", ROW_TEXT, short_name),
	UNIT("kind", ROW_TEXT, kind),
	UNIT("runs_platform_id", ROW_INT, runs_platform_id),
	UNIT("reach", ROW_TEXT, reach),
	UNIT("territory_code", ROW_TEXT, territory_code),
	UNIT("aliases", ROW_TEXT, aliases),
	UNIT("active", ROW_BOOL, active),
	UNIT("liaison_name", ROW_TEXT, liaison),
	UNIT("liaison_phone", ROW_TEXT, phone),
	UNIT("night_phone", ROW_TEXT, night_phone),
	ROW_END,
};

#define CATEGORY(column, type, member) { column, type, offsetof(struct category, member) }

static const struct row_field category_fields[] = {
	CATEGORY("id", ROW_INT, id),
	CATEGORY("id_text", ROW_TEXT, id_text),
	CATEGORY("code", ROW_TEXT, code),
	CATEGORY("name", ROW_TEXT, name),
	CATEGORY("full_name", ROW_TEXT, full_name),
	CATEGORY("leaf", ROW_BOOL, leaf),
	ROW_END,
};

#define TERRITORY(column, member) { column, ROW_TEXT, offsetof(struct territory, member) }

static const struct row_field territory_fields[] = {
	TERRITORY("code", code),
	TERRITORY("name", name),
	TERRITORY("full_name", full_name),
	TERRITORY("level", level),
	ROW_END,
};

#define REASON(column, member) { column, ROW_TEXT, offsetof(struct reason, member) }

static const struct row_field reason_fields[] = {
	REASON("kind", kind),
	REASON("code", code),
	REASON("name", name),
	ROW_END,
};

static const struct row_field channel_fields[] = {
	{ "code", ROW_TEXT, offsetof(struct channel, code) },
	{ "name", ROW_TEXT, offsetof(struct channel, name) },
	ROW_END,
};

static const struct row_field class_fields[] = {
	{ "code", ROW_TEXT, offsetof(struct ticket_class, code) },
	{ "name", ROW_TEXT, offsetof(struct ticket_class, name) },
	{ "urgency", ROW_INT, offsetof(struct ticket_class, urgency) },
	ROW_END,
};

static const struct row_field step_fields[] = {
	{ "text", ROW_TEXT, offsetof(struct check_step, text) },
	ROW_END,
};

static const struct row_field way_fields[] = {
	{ "first_receiver", ROW_BOOL, offsetof(struct city_way, first_receiver) },
	{ "office_from", ROW_INT, offsetof(struct city_way, office_from) },
	{ "office_to", ROW_INT, offsetof(struct city_way, office_to) },
	ROW_END,
};

#define REPLY(column, type, member) { column, type, offsetof(struct reply_field, member) }

static const struct row_field reply_fields[] = {
	REPLY("rule", ROW_INT, rule),
	REPLY("class", ROW_TEXT, class),
	REPLY("categories", ROW_TEXT, categories),
	REPLY("depth", ROW_INT, depth),
	REPLY("forbidden", ROW_TEXT, forbidden),
	REPLY("name", ROW_TEXT, name),
	REPLY("at_least", ROW_INT, at_least),
	REPLY("check", ROW_TEXT, check),
	REPLY("help", ROW_TEXT, help),
	ROW_END,
};

static const struct row_field transition_fields[] = {
	{ "verb", ROW_TEXT, offsetof(struct transition, verb) },
	{ "from_state", ROW_TEXT, offsetof(struct transition, state) },
	ROW_END,
};

static const struct row_field year_fields[] = {
	{ "year", ROW_INT, offsetof(struct calendar_year, year) },
	{ "published", ROW_BOOL, offsetof(struct calendar_year, published) },
	ROW_END,
};

static const struct row_field day_off_fields[] = {
	{ "day", ROW_INT, offsetof(struct day_off, day) },
	ROW_END,
};

static const char units_sql[] =
    "SELECT id, id::text AS id_text, code, name, short_name, kind, runs_platform_id,"
    " ' ' || array_to_string(reach, ' ') || ' ' AS reach, territory_code,"
    " array_to_string(aliases, '|') AS aliases, active, liaison_name, liaison_phone,"
    " night_phone FROM paidan_api.unit_list ORDER BY id";
static const char categories_sql[] =
    "SELECT id, id::text AS id_text, code, name, full_name, leaf"
    " FROM paidan_api.category_list ORDER BY id";
static const char territories_sql[] =
    "SELECT code, name, full_name, level FROM paidan_api.territory_list ORDER BY code";
static const char reasons_sql[] =
    "SELECT kind, code, name FROM paidan_api.reason_list ORDER BY kind, position";
static const char channels_sql[] = "SELECT code, name FROM paidan_api.channel_list ORDER BY id";
static const char classes_sql[] =
    "SELECT code, name, urgency FROM paidan_api.class_list()";
static const char transitions_sql[] =
    "SELECT verb, from_state FROM paidan_api.transition_list";
static const char years_sql[] = "SELECT year, published FROM paidan_api.calendar_list()";
static const char days_off_sql[] =
    "SELECT day - date '1970-01-01' AS day FROM paidan_api.day_off_list()";
static const char steps_sql[] =
    "SELECT step AS text FROM paidan_api.rules_at(current_date) AS r,"
    " jsonb_array_elements_text(r.pack -> 'checklists' -> 'danger')"
    " WITH ORDINALITY AS x(step, n) ORDER BY n";

static const char ways_sql[] =
    "SELECT (pack -> 'objection' ->> 'first_receiver')::boolean AS first_receiver,"
    " (extract(epoch FROM (pack -> 'office' ->> 'from')::time) / 60)::int AS office_from,"
    " (extract(epoch FROM (pack -> 'office' ->> 'to')::time) / 60)::int AS office_to"
    " FROM paidan_api.rules_at(current_date)";

static const char replies_sql[] =
    "SELECT rule, class, ' ' || array_to_string(categories, ' ') || ' ' AS categories, depth,"
    " array_to_string(forbidden, '、') AS forbidden, name, at_least, \"check\", help"
    " FROM paidan_api.reply_rules()";

const struct query_text names_texts[] = {
	{ "names: units", units_sql, unit_fields },
	{ "names: categories", categories_sql, category_fields },
	{ "names: territories", territories_sql, territory_fields },
	{ "names: reasons", reasons_sql, reason_fields },
	{ "names: channels", channels_sql, channel_fields },
	{ "names: classes", classes_sql, class_fields },
	{ "names: transitions", transitions_sql, transition_fields },
	{ "names: years", years_sql, year_fields },
	{ "names: days off", days_off_sql, day_off_fields },
	{ "names: steps", steps_sql, step_fields },
	{ "names: ways", ways_sql, way_fields },
	{ "names: replies", replies_sql, reply_fields },
	{ NULL, NULL, NULL },
};

static const struct dictionary {
	const char *sql;
	const struct row_field *fields;
	size_t size;             /* of an item */
	size_t items, count;     /* offsets in struct names */
} dictionaries[] = {
	{ units_sql, unit_fields, sizeof(struct unit), offsetof(struct names, units),
	    offsetof(struct names, unit_count) },
	{ categories_sql, category_fields, sizeof(struct category),
	    offsetof(struct names, categories), offsetof(struct names, category_count) },
	{ territories_sql, territory_fields, sizeof(struct territory),
	    offsetof(struct names, territories), offsetof(struct names, territory_count) },
	{ reasons_sql, reason_fields, sizeof(struct reason), offsetof(struct names, reasons),
	    offsetof(struct names, reason_count) },
	{ classes_sql, class_fields, sizeof(struct ticket_class),
	    offsetof(struct names, classes), offsetof(struct names, class_count) },
	{ channels_sql, channel_fields, sizeof(struct channel), offsetof(struct names, channels),
	    offsetof(struct names, channel_count) },
	{ transitions_sql, transition_fields, sizeof(struct transition),
	    offsetof(struct names, transitions), offsetof(struct names, transition_count) },
	{ years_sql, year_fields, sizeof(struct calendar_year), offsetof(struct names, years),
	    offsetof(struct names, year_count) },
	{ days_off_sql, day_off_fields, sizeof(struct day_off), offsetof(struct names, days_off),
	    offsetof(struct names, day_off_count) },
	{ steps_sql, step_fields, sizeof(struct check_step), offsetof(struct names, steps),
	    offsetof(struct names, step_count) },
	{ ways_sql, way_fields, sizeof(struct city_way), offsetof(struct names, ways),
	    offsetof(struct names, way_count) },
	{ replies_sql, reply_fields, sizeof(struct reply_field),
	    offsetof(struct names, reply_fields), offsetof(struct names, reply_field_count) },
};

static void **
items_of(struct names *names, const struct dictionary *d)
{
	return (void **)(void *)((char *)names + d->items);
}

static size_t *
count_of(struct names *names, const struct dictionary *d)
{
	return (size_t *)(void *)((char *)names + d->count);
}

static void
free_items(const struct dictionary *d, void *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		row_free(d->fields, (char *)items + i * d->size);
	free(items);
}

struct names *
names_create(void)
{
	return xcalloc(1, sizeof(struct names));
}

void
names_destroy(struct names *names)
{
	if (names == NULL)
		return;
	db_drop(names->call);
	for (size_t i = 0; i < ARRAY_LEN(dictionaries); i++)
		free_items(&dictionaries[i], *items_of(names, &dictionaries[i]),
		    *count_of(names, &dictionaries[i]));
	free(names);
}

static bool
read_dictionary(
    struct names *names, const struct dictionary *d, const PGresult *result, char **cause)
{
	size_t rows = (size_t)PQntuples(result), count = 0;
	char *items = xcalloc(rows + 1, d->size);

	while (
	    count < rows && row_read(result, (int)count, d->fields, items + count * d->size, cause))
		count++;
	if (count < rows) {
		free_items(d, items, count);
		return false;
	}
	free_items(d, *items_of(names, d), *count_of(names, d));
	*items_of(names, d) = items;
	*count_of(names, d) = rows;
	return true;
}

static void
names_came(void *ctx, const struct db_reply *reply)
{
	struct names *names = ctx;
	char *sentence = NULL;

	names->call = NULL;
	if (reply->outcome != DB_DONE) {
		sentence = refusal_of_reply(reply);
	} else {
		for (int i = 0; i < reply->count && sentence == NULL; i++)
			read_dictionary(names, &dictionaries[i], reply->results[i], &sentence);
		names->loaded = sentence == NULL;
	}
	if (names->fn != NULL)
		names->fn(names->ctx, sentence);
	free(sentence);
}

void
names_load(
    struct names *names, struct db *db, void (*fn)(void *ctx, const char *sentence), void *ctx)
{
	struct db_statement st[ARRAY_LEN(dictionaries)];

	for (size_t i = 0; i < ARRAY_LEN(dictionaries); i++)
		st[i] = (struct db_statement){ .sql = dictionaries[i].sql };
	db_drop(names->call);
	names->fn = fn;
	names->ctx = ctx;
	names->call = db_read(db, st, ARRAY_LEN(dictionaries), names_came, names);
}

bool
names_allows(const struct names *names, const char *verb, const char *state)
{
	for (size_t i = 0; i < names->transition_count; i++) {
		if (strcmp(names->transitions[i].verb, verb) == 0 &&
		    strcmp(names->transitions[i].state, state) == 0)
			return true;
	}
	return names->transition_count == 0;
}

const struct unit *
names_unit(const struct names *names, int id)
{
	for (size_t i = 0; i < names->unit_count; i++) {
		if (names->units[i].id == id)
			return &names->units[i];
	}
	return NULL;
}

bool
names_first_receiver(const struct names *names)
{
	return names->way_count > 0 && names->ways[0].first_receiver;
}

/* As paidan_int.reply_rule chooses; of a row the database has the last word. */
const struct reply_field *
names_reply_rule(const struct names *names, const char *class, int category_id)
{
	const struct reply_field *best = NULL;
	char word[16];

	snprintf(word, sizeof word, " %d ", category_id);
	for (size_t i = 0; i < names->reply_field_count; i++) {
		const struct reply_field *f = &names->reply_fields[i];

		if ((*f->class != '\0' && strcmp(f->class, class) != 0) ||
		    (*f->categories != '\0' && strstr(f->categories, word) == NULL))
			continue;
		if (best == NULL || f->depth > best->depth ||
		    (f->depth == best->depth && *best->class == '\0' && *f->class != '\0'))
			best = f;
	}
	return best;
}

bool
names_closed(const struct names *names, int64_t now_ms)
{
	int64_t minutes = now_ms / 60000 + clock_utc_offset();
	int day = (int)(minutes / 1440), minute = (int)(minutes % 1440);

	if (names->way_count == 0)
		return true;
	for (size_t i = 0; i < names->day_off_count; i++) {
		if (names->days_off[i].day == day)
			return true;
	}
	return minute < names->ways[0].office_from || minute >= names->ways[0].office_to;
}

bool
unit_reached(const struct unit *unit, int platform_id)
{
	char word[16];

	snprintf(word, sizeof word, " %d ", platform_id);
	return unit->reach != NULL && strstr(unit->reach, word) != NULL;
}

const struct ticket_class *
names_class(const struct names *names, const char *code)
{
	for (size_t i = 0; i < names->class_count; i++) {
		if (strcmp(names->classes[i].code, code) == 0)
			return &names->classes[i];
	}
	return NULL;
}

const char *
names_reason(const struct names *names, const char *kind, const char *code)
{
	for (size_t i = 0; i < names->reason_count; i++) {
		const struct reason *r = &names->reasons[i];

		if (strcmp(r->code, code) == 0 && (kind == NULL || strcmp(r->kind, kind) == 0))
			return r->name;
	}
	return code;
}

static int
city_day(int64_t ms)
{
	int64_t minutes = ms / 60000 + clock_utc_offset();

	return (int)(minutes / 1440 - (minutes % 1440 < 0));
}

int
names_missing_year(const struct names *names, int64_t now_ms)
{
	time_t seconds = (time_t)city_day(now_ms) * 86400;
	struct tm tm;
	int last;

	gmtime_r(&seconds, &tm);
	last = tm.tm_year + 1900 + (tm.tm_mon >= 10);
	for (size_t i = 0; i < names->year_count; i++) {
		const struct calendar_year *y = &names->years[i];

		if (!y->published && y->year >= tm.tm_year + 1900 && y->year <= last)
			return y->year;
	}
	return 0;
}

int
names_days_off(const struct names *names, int64_t from_ms, int64_t to_ms)
{
	int from = city_day(from_ms), to = city_day(to_ms), count = 0;

	for (size_t i = 0; i < names->day_off_count; i++)
		count += names->days_off[i].day > from && names->days_off[i].day < to;
	return count;
}
