/* SPDX-License-Identifier: MIT */
/* Shifts, and what a reply must say. */
#include "checks.h"

#include <string.h>

#include "base/i18n.h"

/* A code that an earlier row has. */
static void
check_twice(struct checker *c, const struct node *list, size_t at)
{
	const struct node *code = node_get(row_at(list, at), "code");
	const struct node *first = code && code->good ? row_of(list, code->text) : NULL;

	if (first && first != row_at(list, at))
		city_faults_add(c->faults, code->line, code->column,
		    _("\"%s\" stands in line %zu already"), code->text, first->line);
}

/* The end of the day is its beginning. */
static const char *
same_moment(const char *time)
{
	return strcmp(time, "24:00") == 0 ? "00:00" : time;
}

/* Every moment of a day lies in one shift: each begins when the one before ends. */
static void
check_shift(struct checker *c, const struct node *list, size_t at)
{
	const struct node *row = row_at(list, at), *to = node_get(row, "to");
	const char *from = field(row, "shifts.from"), *end = field(row, "shifts.to");
	const char *next = field(row_at(list, (at + 1) % row_count(list)), "shifts.from");

	check_twice(c, list, at);
	if (!from || !end || !next)
		return;
	if (strcmp(same_moment(end), same_moment(next)) != 0)
		city_faults_add(c->faults, to->line, to->column,
		    _("this shift ends at %s, and the next begins at %s; a day has no gaps"), end,
		    next);
	else if (row_count(list) > 1 && strcmp(from, same_moment(end)) == 0)
		city_faults_add(c->faults, to->line, to->column,
		    _("a shift that ends when it begins is the only one"));
}

static bool
same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : !a && !b;
}

/* In the text of a reply a field is found by its name and the colon behind it. */
static void
check_field(struct checker *c, const struct node *fields, size_t at)
{
	const struct node *name = node_get(row_at(fields, at), "name");

	check_twice(c, fields, at);
	if (!name || !name->good)
		return;
	if (strstr(name->text, "：") || strchr(name->text, ':'))
		city_faults_add(c->faults, name->line, name->column,
		    _("a colon ends the name of a field; there can be none in it"));
	for (size_t i = 0; i < at; i++)
		if (field_is(row_at(fields, i), "reply.fields.name", name->text))
			city_faults_add(c->faults, name->line, name->column,
			    _("\"%s\" stands in line %zu already"), name->text,
			    row_at(fields, i)->line);
}

static void
check_reply(struct checker *c, const struct node *list, size_t at)
{
	const struct node *row = row_at(list, at), *fields = node_get(row, "fields");

	check_among(c, row, "reply.class", "classes");
	for (size_t i = 0; i < row_count(fields); i++)
		check_field(c, fields, i);
	for (size_t i = 0; i < at; i++) {
		const struct node *other = row_at(list, i);
		if (same(field(row, "reply.class"), field(other, "reply.class")) &&
		    same(field(row, "reply.category"), field(other, "reply.category"))) {
			city_faults_add(c->faults, row->line, row->column,
			    _("line %zu says what such a reply must say"), other->line);
			return;
		}
	}
}

void
check_desks(struct checker *c)
{
	const struct node *shifts = node_get(c->root, "shifts");
	const struct node *reply = node_get(c->root, "reply");

	for (size_t i = 0; i < row_count(shifts); i++)
		check_shift(c, shifts, i);
	for (size_t i = 0; i < row_count(reply); i++)
		check_reply(c, reply, i);
}
