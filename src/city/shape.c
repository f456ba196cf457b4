/* SPDX-License-Identifier: MIT */
#include "shape.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/nearest.h"
#include "text/utf8.h"

/* Characters of a wrong value that are repeated to the reader. */
#define QUOTE_MOST 40

struct shape {
	const struct city_keys *keys;
	struct city_faults *faults;
};

/* A wrong value, shortened to what a line has room for; the caller frees it. */
static char *
quote(const char *text)
{
	size_t n = strlen(text), at = 0;

	for (int i = 0; i < QUOTE_MOST && at < n; i++)
		at = utf8_next(text, n, at);
	return at < n ? xasprintf("%.*s…", (int)at, text) : xstrdup(text);
}

static void
wrong_value(struct shape *s, const struct city_key *key, const struct node *node)
{
	struct strbuf allowed = STRBUF_INIT;
	char *quoted = quote(node->text);

	city_key_allowed(key, &allowed);
	city_faults_add(s->faults, node->line, node->column, _("\"%s\" must be %s, not \"%s\""),
	    city_key_name(key), strbuf_str(&allowed), quoted);
	free(quoted);
	strbuf_finish(&allowed);
}

static void
wrong_kind(struct shape *s, const struct city_key *key, const struct node *node)
{
	struct strbuf allowed = STRBUF_INIT;

	city_key_allowed(key, &allowed);
	city_faults_add(s->faults, node->line, node->column,
	    node->kind == NODE_LIST          ? _("\"%s\" must be %s, not a list")
		: node->kind == NODE_SECTION ? _("\"%s\" must be %s, not a section")
					     : _("\"%s\" must be %s, not a single value"),
	    city_key_name(key), strbuf_str(&allowed));
	strbuf_finish(&allowed);
}

static void
unknown_key(struct shape *s, const struct city_key *parent, const struct member *m)
{
	struct nearest near;
	struct strbuf known = STRBUF_INIT;
	char *quoted = quote(m->key);

	nearest_init(&near, m->key);
	for (size_t i = 0; i < s->keys->count; i++) {
		const struct city_key *key = &s->keys->items[i];
		if (!city_key_under(key, parent))
			continue;
		nearest_try(&near, city_key_name(key));
		strbuf_addf(&known, "%s%s", known.len ? ", " : "", city_key_name(key));
	}
	if (near.best)
		city_faults_add(s->faults, m->line, m->column,
		    _("unknown key \"%s\"; did you mean \"%s\"?"), quoted, near.best);
	else
		city_faults_add(s->faults, m->line, m->column,
		    _("unknown key \"%s\"; what may stand here: %s"), quoted, strbuf_str(&known));
	free(quoted);
	strbuf_finish(&known);
}

static void check_section(struct shape *s, const struct city_key *parent, struct node *node);

static void
check_count(struct shape *s, const struct city_key *key, struct node *node)
{
	node->good = node->count >= (size_t)key->min;
	if (!node->good)
		city_faults_add(s->faults, node->line, node->column,
		    _("\"%s\" is empty; it needs at least one row"), city_key_name(key));
}

static void
check_list(struct shape *s, const struct city_key *key, struct node *node)
{
	check_count(s, key, node);
	for (size_t i = 0; i < node->count; i++) {
		struct node *row = &node->members[i].value;
		if (row->kind == NODE_SECTION)
			check_section(s, key, row);
		else
			city_faults_add(s->faults, row->line, row->column,
			    _("each row of \"%s\" must be a section of names and values"),
			    city_key_name(key));
	}
}

static void
check_texts(struct shape *s, const struct city_key *key, struct node *node)
{
	check_count(s, key, node);
	for (size_t i = 0; i < node->count; i++) {
		struct node *row = &node->members[i].value;
		row->good = row->kind == NODE_VALUE && value_fits(key, row->text);
		if (!row->good)
			city_faults_add(s->faults, row->line, row->column,
			    _("each row of \"%s\" must be one line of 1 to %d characters"),
			    city_key_name(key), key->max);
	}
}

static void
check_value(struct shape *s, const struct city_key *key, struct node *node)
{
	bool list = key->type == CITY_LIST || key->type == CITY_TEXTS;
	enum node_kind wanted = list         ? NODE_LIST
	    : key->type == CITY_SECTION ? NODE_SECTION
					: NODE_VALUE;

	if (node->kind != wanted) {
		wrong_kind(s, key, node);
	} else if (key->type == CITY_LIST) {
		check_list(s, key, node);
	} else if (key->type == CITY_TEXTS) {
		check_texts(s, key, node);
	} else if (key->type == CITY_SECTION) {
		check_section(s, key, node);
	} else {
		node->good = value_fits(key, node->text);
		if (!node->good)
			wrong_value(s, key, node);
	}
}

/* One that is needed: where nothing stands after its name, or else where its section begins. */
static void
missing_key(struct shape *s, const struct city_key *key, const struct node *section)
{
	const struct node *at = section;

	for (size_t i = 0; i < section->count; i++)
		if (strcmp(section->members[i].key, city_key_name(key)) == 0)
			at = &section->members[i].value;
	city_faults_add(s->faults, at->line, at->column, _("\"%s\" is missing here: %s"),
	    city_key_name(key), _(key->help));
}

static void
check_section(struct shape *s, const struct city_key *parent, struct node *node)
{
	node->good = true;
	for (size_t i = 0; i < node->count; i++) {
		struct member *m = &node->members[i];
		const struct city_key *key = city_key_find(s->keys, parent, m->key);
		if (!key)
			unknown_key(s, parent, m);
		else if (!node_is_nothing(&m->value))
			check_value(s, key, &m->value);
	}
	for (size_t i = 0; i < s->keys->count; i++) {
		const struct city_key *key = &s->keys->items[i];
		if (key->required && city_key_under(key, parent) &&
		    !node_get(node, city_key_name(key)))
			missing_key(s, key, node);
	}
}

void
shape_check(const struct city_keys *keys, struct node *root, struct city_faults *faults)
{
	struct shape s = { keys, faults };

	if (root->kind == NODE_SECTION)
		check_section(&s, NULL, root);
	else
		city_faults_add(faults, root->line, root->column,
		    _("the file must be made of lines of the form \"name: value\""));
}

static json_t *section_json(
    const struct city_keys *keys, const struct city_key *parent, const struct node *node);

static json_t *
list_json(const struct city_keys *keys, const struct city_key *key, const struct node *node)
{
	json_t *list = json_array();

	for (size_t i = 0; node && i < node->count; i++) {
		const struct node *row = &node->members[i].value;
		json_array_append_new(list,
		    key->type == CITY_TEXTS ? json_string(row->text)
					    : section_json(keys, key, row));
	}
	return list;
}

static json_t *
text_json(const struct city_key *key, const char *text)
{
	if (!text)
		return json_null();
	switch (key->type) {
	case CITY_NUMBER:
		return json_integer(strtol(text, NULL, 10));
	case CITY_DEGREE:
		return json_integer(value_degree(key, text));
	case CITY_FLAG:
		return json_boolean(strcmp(text, "true") == 0);
	default:
		return json_string(text);
	}
}

static json_t *
section_json(
    const struct city_keys *keys, const struct city_key *parent, const struct node *section)
{
	json_t *object = json_object();

	for (size_t i = 0; i < keys->count; i++) {
		const struct city_key *key = &keys->items[i];
		const char *name = city_key_name(key);
		if (!city_key_under(key, parent))
			continue;
		const struct node *node = node_get(section, name);
		if (key->type == CITY_LIST || (key->type == CITY_TEXTS && node))
			json_object_set_new(object, name, list_json(keys, key, node));
		else if (key->type == CITY_SECTION && node)
			json_object_set_new(object, name, section_json(keys, key, node));
		else if (key->type != CITY_SECTION && key->type != CITY_TEXTS)
			json_object_set_new(
			    object, name, text_json(key, node ? node->text : key->preset));
	}
	return object;
}

json_t *
shape_json(const struct city_keys *keys, const struct node *root)
{
	return section_json(keys, NULL, root);
}
