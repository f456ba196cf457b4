/* SPDX-License-Identifier: MIT */
/* Platforms, channels, lanes and classes: codes once each, one root, no cycle, one default. */
#include "checks.h"

#include <string.h>

#include "base/i18n.h"

static void
check_codes(struct checker *c, const char *list_name)
{
	const struct node *list = node_get(c->root, list_name);

	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *code = node_get(row_at(list, i), "code");
		if (!code || !code->good)
			continue;
		const struct node *first = row_of(list, code->text);
		if (first != row_at(list, i))
			city_faults_add(c->faults, code->line, code->column,
			    _("the code \"%s\" stands twice in \"%s\"; the first time in line %zu"),
			    code->text, list_name, node_get(first, "code")->line);
	}
}

/* Does the way up from the platform come back to it? There are no more steps than platforms. */
static bool
is_above_itself(const struct node *list, const struct node *row)
{
	const struct node *up = row;

	for (size_t i = 0; i < row_count(list); i++) {
		const char *parent = field(up, "platforms.parent");
		up = parent ? row_of(list, parent) : NULL;
		if (!up || field_is(up, "platforms.kind", "city"))
			return false;
		if (up == row)
			return true;
	}
	return false;
}

static void
check_root(struct checker *c, const struct node *row, const struct node *first)
{
	const struct node *parent = node_get(row, "parent"), *kind = node_get(row, "kind");

	if (row != first)
		city_faults_add(c->faults, kind->line, kind->column,
		    _("there is a second platform of the kind city; the first stands in line %zu, "
		      "and a tree has one root"),
		    first->line);
	if (parent)
		city_faults_add(c->faults, parent->line, parent->column,
		    _("the platform of the kind city is the root and has no parent"));
}

static void
check_branch(struct checker *c, const struct node *list, const struct node *row)
{
	const struct node *parent = node_get(row, "parent");

	if (!parent)
		city_faults_add(c->faults, row->line, row->column,
		    _("\"parent\" is missing here: only the platform of the kind city has none"));
	check_among(c, row, "platforms.parent", "platforms");
	const struct node *above = parent && parent->good ? row_of(list, parent->text) : NULL;
	if (is_above_itself(list, row))
		city_faults_add(c->faults, parent->line, parent->column,
		    _("the platform \"%s\" would stand above itself"), parent->text);
	else if (above > row)
		/* The database makes them one after the other. */
		city_faults_add(c->faults, parent->line, parent->column,
		    _("the platform \"%s\" comes only in line %zu; each stands after the one above "
		      "it"),
		    parent->text, above->line);
}

static void
check_platforms(struct checker *c)
{
	const struct node *list = node_get(c->root, "platforms"), *root = NULL;

	for (size_t i = 0; i < row_count(list); i++) {
		if (!field(row_at(list, i), "platforms.kind"))
			return;
		if (!root && field_is(row_at(list, i), "platforms.kind", "city"))
			root = row_at(list, i);
	}
	if (row_count(list) && !root) {
		city_faults_add(c->faults, list->line, list->column,
		    _("no platform is of the kind city; one must be the root"));
		return;
	}
	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *row = row_at(list, i);
		if (field_is(row, "platforms.kind", "city"))
			check_root(c, row, root);
		else
			check_branch(c, list, row);
	}
}

static bool
lane_is_used(const struct node *classes, const char *lane)
{
	for (size_t i = 0; i < row_count(classes); i++)
		if (field_is(row_at(classes, i), "classes.lane", lane))
			return true;
	return false;
}

static void
check_lanes(struct checker *c)
{
	const struct node *lanes = node_get(c->root, "lanes");
	const struct node *classes = node_get(c->root, "classes");

	/* A class with a mistyped lane was meant for one of these. */
	for (size_t i = 0; i < row_count(classes); i++) {
		const struct node *lane = node_get(row_at(classes, i), "lane");
		if (lane && (!lane->good || !row_of(lanes, lane->text)))
			return;
	}
	for (size_t i = 0; i < row_count(lanes); i++) {
		const char *code = field(row_at(lanes, i), "lanes.code");
		if (code && row_count(classes) && !lane_is_used(classes, code))
			city_faults_add(c->faults, row_at(lanes, i)->line,
			    row_at(lanes, i)->column,
			    _("no class goes in the lane \"%s\", so no appeal could"), code);
	}
}

static void
check_classes(struct checker *c)
{
	const struct node *list = node_get(c->root, "classes"), *first = NULL;
	bool known = true;

	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *row = row_at(list, i), *flag = node_get(row, "default");
		check_among(c, row, "classes.lane", "lanes");
		known = known && field(row, "classes.default");
		if (!field_is(row, "classes.default", "true"))
			continue;
		if (first)
			city_faults_add(c->faults, flag->line, flag->column,
			    _("there is a second default class; the first stands in line %zu"),
			    first->line);
		else
			first = row;
	}
	if (row_count(list) && known && !first)
		city_faults_add(c->faults, list->line, list->column,
		    _("no class is the default; write \"default: true\" at the one of appeals "
		      "that nobody has classified"));
}

void
check_names(struct checker *c)
{
	check_codes(c, "platforms");
	check_codes(c, "channels");
	check_codes(c, "lanes");
	check_codes(c, "classes");
	check_platforms(c);
	check_lanes(c);
	check_classes(c);
}
