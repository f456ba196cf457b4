/* SPDX-License-Identifier: MIT */
#include "city/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

#include "file.h"
#include "shape.h"

static const struct node *
good_value(const struct node *section, const char *name)
{
	const struct node *node = node_get(section, name);

	return node && node->good && node->kind == NODE_VALUE ? node : NULL;
}

static size_t
row_total(const struct node *list)
{
	return list && list->kind == NODE_LIST ? list->count : 0;
}

/* Each day lies in its year, and later than the one before. */
static void
check_days(const struct node *days, const struct node *year, struct city_faults *faults)
{
	const char *before = "";

	for (size_t i = 0; i < row_total(days); i++) {
		const struct node *date = good_value(&days->members[i].value, "date");
		if (!date)
			continue;
		if (year && strncmp(date->text, year->text, 4) != 0)
			city_faults_add(faults, date->line, date->column,
			    _("%s does not lie in the year %s"), date->text, year->text);
		else if (strcmp(date->text, before) == 0)
			city_faults_add(
			    faults, date->line, date->column, _("%s stands here twice"), date->text);
		else if (strcmp(date->text, before) < 0)
			city_faults_add(faults, date->line, date->column,
			    _("%s comes after %s; days go in order"), date->text, before);
		before = date->text;
	}
}

/* A whole year has holidays; one of which only the weekends are known has none. */
static void
check_published(const struct node *row, const struct node *year, struct city_faults *faults)
{
	const struct node *flag = node_get(row, "published"), *days = node_get(row, "days");
	bool unknown = flag && flag->good && strcmp(flag->text, "false") == 0;

	if (!year || (flag && !flag->good) || (days && days->kind != NODE_LIST))
		return;
	if (unknown && row_total(days) > 0)
		city_faults_add(faults, flag->line, flag->column,
		    _("the year %s lists days, so it is published; or else take them out"),
		    year->text);
	if (!unknown && row_total(days) == 0)
		city_faults_add(faults, year->line, year->column,
		    _("the year %s lists no days; write \"published: false\" until its holidays "
		      "are known"),
		    year->text);
}

static void
check_years(const struct node *years, struct city_faults *faults)
{
	int before = 0;

	for (size_t i = 0; i < row_total(years); i++) {
		const struct node *row = &years->members[i].value;
		const struct node *year = good_value(row, "year");
		if (year && before && atoi(year->text) <= before)
			city_faults_add(faults, year->line, year->column,
			    _("the year %s comes after %d; years go in order, each once"),
			    year->text, before);
		if (year)
			before = atoi(year->text);
		check_days(node_get(row, "days"), year, faults);
		check_published(row, year, faults);
	}
}

static void
take_years(const struct node *root, struct city_calendar *out)
{
	json_t *whole = shape_json(&calendar_keys, root), *year;
	size_t i;

	out->code = xstrdup(json_string_value(json_object_get(whole, "calendar")));
	json_array_foreach(json_object_get(whole, "years"), i, year) {
		json_t *days = json_object_get(year, "days");
		*VEC_ADD(out->years, out->count, out->cap) = (struct city_year){
			.year = (int)json_integer_value(json_object_get(year, "year")),
			.published = json_is_true(json_object_get(year, "published")),
			.days = json_array_size(days),
			.json = json_dumps(days, JSON_COMPACT),
		};
	}
	json_decref(whole);
}

void
city_calendar_parse(
    const char *text, size_t n, struct city_calendar *out, struct city_faults *faults)
{
	struct node root;

	if (!tree_parse(text, n, &root, faults))
		return;
	shape_check(&calendar_keys, &root, faults);
	check_years(node_get(&root, "years"), faults);
	if (faults->count == 0)
		take_years(&root, out);
	tree_finish(&root);
	city_faults_sort(faults);
}

bool
city_calendar_read(
    const char *path, struct city_calendar *out, struct city_faults *faults, char **cause)
{
	struct strbuf text = STRBUF_INIT;
	bool ok = file_slurp(path, &text, cause);

	if (ok)
		city_calendar_parse(strbuf_str(&text), text.len, out, faults);
	strbuf_finish(&text);
	return ok;
}

void
city_calendar_finish(struct city_calendar *calendar)
{
	for (size_t i = 0; i < calendar->count; i++)
		free(calendar->years[i].json);
	free(calendar->years);
	free(calendar->code);
	*calendar = (struct city_calendar){ 0 };
}
