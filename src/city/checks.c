/* SPDX-License-Identifier: MIT */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "base/strbuf.h"
#include "city/keys.h"

size_t
row_count(const struct node *list)
{
	return list && list->kind == NODE_LIST ? list->count : 0;
}

const struct node *
row_at(const struct node *list, size_t i)
{
	return &list->members[i].value;
}

static const struct city_key *
key_of(const char *path)
{
	for (size_t i = 0; i < pack_keys.count; i++)
		if (strcmp(pack_keys.items[i].path, path) == 0)
			return &pack_keys.items[i];
	abort(); /* a slip in a check: every test of a pack finds it */
}

const char *
field(const struct node *section, const char *path)
{
	const struct city_key *key = key_of(path);
	const struct node *node = node_get(section, city_key_name(key));

	if (!node)
		return key->preset;
	return node->good ? node->text : NULL;
}

int
field_number(const struct node *section, const char *path)
{
	const char *text = field(section, path);

	return text ? atoi(text) : -1;
}

bool
field_is(const struct node *section, const char *path, const char *text)
{
	const char *found = field(section, path);

	return found && strcmp(found, text) == 0;
}

const struct node *
row_of(const struct node *list, const char *code)
{
	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *found = node_get(row_at(list, i), "code");
		if (found && found->good && strcmp(found->text, code) == 0)
			return row_at(list, i);
	}
	return NULL;
}

void
check_among(struct checker *c, const struct node *row, const char *path, const char *list_name)
{
	const char *name = city_key_name(key_of(path));
	const struct node *node = node_get(row, name), *list = node_get(c->root, list_name);
	struct nearest near;
	struct strbuf known = STRBUF_INIT;

	if (!node || !node->good || row_of(list, node->text))
		return;
	nearest_init(&near, node->text);
	for (size_t i = 0; i < row_count(list); i++) {
		const struct node *code = node_get(row_at(list, i), "code");
		if (!code || !code->good)
			continue;
		nearest_try(&near, code->text);
		strbuf_addf(&known, "%s%s", known.len ? ", " : "", code->text);
	}
	if (near.best)
		city_faults_add(c->faults, node->line, node->column,
		    _("\"%s\": there is no \"%s\" among \"%s\"; did you mean \"%s\"?"), name,
		    node->text, list_name, near.best);
	else
		city_faults_add(c->faults, node->line, node->column,
		    _("\"%s\": there is no \"%s\" among \"%s\"; there are: %s"), name, node->text,
		    list_name, known.len ? known.s : _("none"));
	strbuf_finish(&known);
}
