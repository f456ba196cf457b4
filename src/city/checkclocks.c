/* SPDX-License-Identifier: MIT */
/* The rows of clocks: each by itself, and those of one class against each other. */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"

#define DAY 1440

/* Minutes of a working day in the office; a guess where the hours are at fault themselves. */
static int
office_minutes(const struct checker *c)
{
	const struct node *office = node_get(c->root, "office");
	const char *from = field(office, "office.from"), *to = field(office, "office.to");
	int minutes =
	    from && to ? (atoi(to) - atoi(from)) * 60 + atoi(to + 3) - atoi(from + 3) : 0;

	return minutes > 0 ? minutes : 480;
}

static bool
in_days(const char *unit)
{
	return strcmp(unit, "working_days") == 0 || strcmp(unit, "calendar_days") == 0;
}

/* Minutes in the amount, a day of any kind taken for a whole one. */
static long
plain_minutes(const char *unit, int amount)
{
	if (in_days(unit))
		return (long)amount * DAY;
	return strcmp(unit, "hours") == 0 ? amount * 60L : amount;
}

/* The row of the clock of the class, or NULL; only one whose limit is known. */
static const struct node *
clock_of(const struct checker *c, const char *kind, const char *class)
{
	const struct node *list = node_get(c->root, "clocks");

	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *row = row_at(list, i);
		if (field_is(row, "clocks.kind", kind) && field_is(row, "clocks.class", class))
			return row;
	}
	return NULL;
}

static void
check_limit(struct checker *c, const struct node *row)
{
	const char *unit = field(row, "clocks.unit");
	int amount = field_number(row, "clocks.amount");
	const struct node *within = node_get(row, "within"), *ends = node_get(row, "ends");

	if (!unit)
		return;
	if (amount == 0 && !in_days(unit))
		city_faults_add(c->faults, node_get(row, "amount")->line,
		    node_get(row, "amount")->column,
		    _("a limit of 0 %s is over when it begins; it must be at least 1"), unit);
	if (in_days(unit) && field_is(row, "clocks.within", "office"))
		city_faults_add(c->faults, within->line, within->column,
		    _("\"within: office\" is for hours and minutes; this limit is in %s"), unit);
	if (ends && ends->good && strcmp(unit, "calendar_days") != 0)
		city_faults_add(c->faults, ends->line, ends->column,
		    _("\"ends\" is for calendar_days; this limit is in %s"), unit);
}

static void
check_warning(struct checker *c, const struct node *row)
{
	const struct node *warn = node_get(row, "warn");
	const char *unit = field(row, "clocks.unit"), *warn_unit = field(warn, "clocks.warn.unit");
	int amount = field_number(row, "clocks.amount");
	int before = field_number(warn, "clocks.warn.amount");

	if (!warn || !unit || amount < 0 || !warn_unit || before < 0)
		return;
	if (!in_days(unit) && in_days(warn_unit)) {
		city_faults_add(c->faults, warn->line, warn->column,
		    _("a limit in %s cannot warn in %s before its end; use hours or minutes"), unit,
		    warn_unit);
		return;
	}
	/* The shortest that the limit can last. */
	long lasts = in_days(unit) && amount == 0 ? office_minutes(c) : plain_minutes(unit, amount);
	if (plain_minutes(warn_unit, before) > lasts)
		city_faults_add(c->faults, warn->line, warn->column,
		    _("the warning %d %s before the end would come before the clock starts: the "
		      "limit is %d %s"),
		    before, warn_unit, amount, unit);
}

static const char *
urgency_of(const struct checker *c, const struct node *row)
{
	const char *class = field(row, "clocks.class");
	const struct node *found = class ? row_of(node_get(c->root, "classes"), class) : NULL;

	return found ? field(found, "classes.urgency") : NULL;
}

static void
check_phone_first(struct checker *c, const struct node *row)
{
	const struct node *flag = node_get(row, "phone_first");
	const char *kind = field(row, "clocks.kind"), *urgency = urgency_of(c, row);

	if (!field_is(row, "clocks.phone_first", "true") || !kind)
		return;
	if (strcmp(kind, "on_site") != 0)
		city_faults_add(c->faults, flag->line, flag->column,
		    _("\"phone_first\" is for the clock on_site, not for %s"), kind);
	else if (urgency && !node_get(node_get(c->root, "checklists"), urgency))
		city_faults_add(c->faults, flag->line, flag->column,
		    _("\"phone_first\" shows the checklist of the urgency \"%s\", and "
		      "\"checklists\" has none"),
		    urgency);
}

static void
check_twice(struct checker *c, const struct node *row)
{
	const char *kind = field(row, "clocks.kind"), *class = field(row, "clocks.class");
	const struct node *first = kind && class ? clock_of(c, kind, class) : row;

	if (first != row)
		city_faults_add(c->faults, row->line, row->column,
		    _("there is a second row for the clock %s of the class \"%s\"; the first "
		      "stands in line %zu"),
		    kind, class, first->line);
}

/* The latest that the limit can last, roughly: a limit in days runs on until its last day ends. */
static long
longest(const struct checker *c, const struct node *row)
{
	const char *unit = field(row, "clocks.unit");
	int amount = field_number(row, "clocks.amount");

	if (!unit || amount < 0)
		return -1;
	long minutes = plain_minutes(unit, amount);
	if (!in_days(unit) && field_is(row, "clocks.within", "office"))
		return (minutes / office_minutes(c)) * DAY + minutes % office_minutes(c);
	return in_days(unit) ? minutes + DAY : minutes;
}

/* Within one class, the first may not end after the second. */
static const struct {
	const char *first, *second;
} orders[] = {
	{ "sign_in", "handling" },
	{ "first_contact", "handling" },
	{ "on_site", "handling" },
	{ "progress", "handling" },
	{ "objection", "handling" },
	{ "sign_in", "progress" },
	{ "first_contact", "progress" },
};

static void
check_order(struct checker *c, const char *class, const char *first_kind, const char *second_kind)
{
	const struct node *first = clock_of(c, first_kind, class);
	const struct node *second = clock_of(c, second_kind, class);
	long a = first ? longest(c, first) : -1, b = second ? longest(c, second) : -1;

	if (a < 0 || b < 0 || a <= b)
		return;
	city_faults_add(c->faults, first->line, first->column,
	    _("the class \"%s\": %s (%s %s) would end after %s (%s %s, line %zu)"), class,
	    first_kind, field(first, "clocks.amount"), field(first, "clocks.unit"), second_kind,
	    field(second, "clocks.amount"), field(second, "clocks.unit"), second->line);
}

/* Who handles first needs a window for objecting afterwards, be it longer than the handling. */
static void
check_window(struct checker *c, const struct node *class, const char *code)
{
	const struct node *flag = node_get(node_get(c->root, "objection"), "first_receiver");
	const struct node *window = clock_of(c, "objection", code);

	if (!flag || !flag->good || strcmp(flag->text, "true") != 0)
		return;
	if (!window)
		city_faults_add(c->faults, class->line, class->column,
		    _("the class \"%s\" has no objection clock, but with \"first_receiver: true\" "
		      "(line %zu) units object after handling"),
		    code, flag->line);
	else if (field_number(window, "clocks.amount") == 0)
		city_faults_add(c->faults, window->line, window->column,
		    _("a window of 0 leaves no time to object after handling, as "
		      "\"first_receiver: true\" (line %zu) wants"),
		    flag->line);
}

static void
check_class(struct checker *c, const struct node *class)
{
	const char *code = field(class, "classes.code");
	bool first_receiver =
	    field_is(node_get(c->root, "objection"), "objection.first_receiver", "true");

	if (!code)
		return;
	if (!clock_of(c, "handling", code))
		city_faults_add(c->faults, class->line, class->column,
		    _("the class \"%s\" has no handling clock"), code);
	check_window(c, class, code);
	for (size_t i = 0; i < ARRAY_LEN(orders); i++)
		if (!first_receiver || strcmp(orders[i].first, "objection") != 0)
			check_order(c, code, orders[i].first, orders[i].second);
}

static void
check_silence(struct checker *c, const struct node *clocks)
{
	const struct node *flag = node_get(node_get(c->root, "objection"), "silence_accepts");

	if (!flag || !flag->good || strcmp(flag->text, "true") != 0 || !row_count(clocks))
		return;
	for (size_t i = 0; i < row_count(clocks); i++) {
		const char *kind = field(row_at(clocks, i), "clocks.kind");
		if (!kind || strcmp(kind, "objection") == 0)
			return;
	}
	city_faults_add(c->faults, flag->line, flag->column,
	    _("silence is taken for acceptance when the objection clock is over, but no class has "
	      "one"));
}

void
check_clocks(struct checker *c)
{
	const struct node *clocks = node_get(c->root, "clocks");
	const struct node *classes = node_get(c->root, "classes");

	for (size_t i = 0; i < row_count(clocks); i++) {
		const struct node *row = row_at(clocks, i);
		check_among(c, row, "clocks.class", "classes");
		check_twice(c, row);
		check_limit(c, row);
		check_warning(c, row);
		check_phone_first(c, row);
	}
	for (size_t i = 0; clocks && i < row_count(classes); i++)
		if (row_of(classes, field(row_at(classes, i), "classes.code")
			? field(row_at(classes, i), "classes.code") : "") == row_at(classes, i))
			check_class(c, row_at(classes, i));
	check_silence(c, clocks);
}
