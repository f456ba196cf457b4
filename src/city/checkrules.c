/* SPDX-License-Identifier: MIT */
/* Hours, extensions, parking, supervision, assessment. */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

/* Times of day are all written alike, so they compare as texts. */
static void
check_span(
    struct checker *c, const struct node *section, const char *from_path, const char *to_path)
{
	const char *from = field(section, from_path), *to = field(section, to_path);

	if (from && to && strcmp(from, to) >= 0)
		city_faults_add(c->faults, node_get(section, "to")->line,
		    node_get(section, "to")->column, _("\"to\" (%s) must be later than \"from\" (%s)"),
		    to, from);
}

static void
check_hours(struct checker *c)
{
	const struct node *office = node_get(c->root, "office");
	const char *from = field(office, "office.from"), *to = field(office, "office.to");
	const char *cut = field(office, "office.cut_off");

	check_span(c, office, "office.from", "office.to");
	check_span(c, node_get(node_get(c->root, "follow_up"), "polite"), "follow_up.polite.from",
	    "follow_up.polite.to");
	if (from && to && cut && strcmp(from, to) < 0 &&
	    (strcmp(cut, from) < 0 || strcmp(cut, to) > 0))
		city_faults_add(c->faults, node_get(office, "cut_off")->line,
		    node_get(office, "cut_off")->column,
		    _("\"cut_off\" (%s) must lie in the office hours, %s to %s"), cut, from, to);
}

/* Is some class handled in that unit? Yes while it is not known. */
static bool
handled_in(const struct checker *c, const char *unit)
{
	const struct node *clocks = node_get(c->root, "clocks");

	for (size_t i = 0; i < row_count(clocks); i++) {
		const char *kind = field(row_at(clocks, i), "clocks.kind");
		const char *found = field(row_at(clocks, i), "clocks.unit");
		if (!kind || !found ||
		    (strcmp(kind, "handling") == 0 && strcmp(found, unit) == 0))
			return true;
	}
	return row_count(clocks) == 0;
}

/* What stands in a section without having any effect. */
static void
check_idle(struct checker *c, const struct node *section, const char *name, const char *beside)
{
	const struct node *node = node_get(section, name);

	if (node)
		city_faults_add(c->faults, node->line, node->column,
		    _("\"%s\" means nothing beside \"%s\""), name, beside);
}

static void
check_needed(struct checker *c, const struct node *section, const char *name, const char *why)
{
	if (!node_get(section, name))
		city_faults_add(c->faults, section->line, section->column,
		    _("\"%s\" is missing here: %s"), name, why);
}

static void
check_extension(struct checker *c)
{
	const struct node *e = node_get(c->root, "extension");
	const struct node *unit = node_get(e, "unit"), *most = node_get(e, "long_works_days");
	int times = field_number(e, "extension.times");
	int amount = field_number(e, "extension.amount");

	if (times == 0) {
		check_idle(c, e, "unit", "times: 0");
		check_idle(c, e, "amount", "times: 0");
		check_idle(c, e, "long_works_days", "times: 0");
	}
	if (times <= 0)
		return;
	check_needed(c, e, "unit", _("an extension has a unit and an amount"));
	check_needed(c, e, "amount", _("an extension has a unit and an amount"));
	if (unit && unit->good && !handled_in(c, unit->text))
		city_faults_add(c->faults, unit->line, unit->column,
		    _("no handling clock is in %s, so no extension could ever be given"),
		    unit->text);
	if (most && most->good && amount > 0 && unit && unit->good && strstr(unit->text, "days") &&
	    field_number(e, "extension.long_works_days") < times * amount)
		city_faults_add(c->faults, most->line, most->column,
		    _("long works would get %s days, less than the %d × %d of ordinary extensions"),
		    most->text, times, amount);
}

static void
check_parking(struct checker *c)
{
	const struct node *p = node_get(c->root, "parking"), *review = node_get(p, "review_days");
	int days = field_number(p, "parking.days");

	if (review && review->good && days > 0 &&
	    field_number(p, "parking.review_days") > days)
		city_faults_add(c->faults, review->line, review->column,
		    _("the first review, after %s days, would come after the parking ends (%d days)"),
		    review->text, days);
}

/* What a trigger of supervision goes with; the others mean nothing at it. */
static const struct {
	const char *when, *name, *why;
} conditions[] = {
	{ "overdue", "unit", N_("\"when: overdue\" says for how long") },
	{ "overdue", "amount", N_("\"when: overdue\" says for how long") },
	{ "dissatisfied", "count", N_("\"when: dissatisfied\" says how many times") },
	{ "refused", "count", N_("\"when: refused\" says how many times") },
	{ "lane", "lane", N_("\"when: lane\" says which lane") },
};

static bool
goes_with(const char *when, const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(conditions); i++)
		if (strcmp(conditions[i].when, when) == 0 && strcmp(conditions[i].name, name) == 0)
			return true;
	return false;
}

static bool
same_field(const struct node *a, const struct node *b, const char *path)
{
	const char *x = field(a, path), *y = field(b, path);

	return x && y ? strcmp(x, y) == 0 : !x && !y;
}

static void
check_supervision_row(struct checker *c, const struct node *list, size_t at)
{
	static const char *const names[] = { "unit", "amount", "count", "lane" };
	const struct node *row = row_at(list, at);
	const char *when = field(row, "supervision.when");

	if (!when)
		return;
	for (size_t i = 0; i < ARRAY_LEN(conditions); i++)
		if (strcmp(conditions[i].when, when) == 0)
			check_needed(c, row, conditions[i].name, _(conditions[i].why));
	char *beside = xasprintf("when: %s", when);
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!goes_with(when, names[i]))
			check_idle(c, row, names[i], beside);
	free(beside);
	if (strcmp(when, "lane") == 0)
		check_among(c, row, "supervision.lane", "lanes");
	for (size_t i = 0; i < at; i++) {
		const struct node *other = row_at(list, i);
		if (same_field(row, other, "supervision.when") &&
		    same_field(row, other, "supervision.lane") &&
		    same_field(row, other, "supervision.level")) {
			city_faults_add(c->faults, row->line, row->column,
			    _("line %zu has a rule for \"%s\" at this level already"), other->line,
			    when);
			return;
		}
	}
}

static void
check_floors(struct checker *c, const struct node *list)
{
	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *rate = node_get(row_at(list, i), "rate");
		for (size_t j = 0; rate && rate->good && j < i; j++)
			if (field_is(row_at(list, j), "assessment.floors.rate", rate->text))
				city_faults_add(c->faults, rate->line, rate->column,
				    _("the rate %s has a floor already, in line %zu"), rate->text,
				    row_at(list, j)->line);
	}
}

/* From the top down to 0: nothing twice, nothing left out. */
static void
check_bands(struct checker *c, const struct node *list)
{
	int above = 101;

	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *from = node_get(row_at(list, i), "from");
		if (!from || !from->good)
			return;
		int now = field_number(row_at(list, i), "assessment.bands.from");
		if (now == above)
			city_faults_add(c->faults, from->line, from->column,
			    _("this band overlaps the one before, which also begins at %d"), now);
		else if (now > above)
			city_faults_add(c->faults, from->line, from->column,
			    _("this band begins at %d, above the one before (%d); bands go down"),
			    now, above);
		above = now;
	}
	if (row_count(list) && above > 0) {
		const struct node *last =
		    node_get(row_at(list, row_count(list) - 1), "from");
		city_faults_add(c->faults, last->line, last->column,
		    _("below %d there is no band; the last one must begin at 0"), above);
	}
}

void
check_rules(struct checker *c)
{
	const struct node *supervision = node_get(c->root, "supervision");
	const struct node *assessment = node_get(c->root, "assessment");

	check_hours(c);
	check_extension(c);
	check_parking(c);
	for (size_t i = 0; i < row_count(supervision); i++)
		check_supervision_row(c, supervision, i);
	check_floors(c, node_get(assessment, "floors"));
	check_bands(c, node_get(assessment, "bands"));
}
