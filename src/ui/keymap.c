/* SPDX-License-Identifier: MIT */
#include "ui/keymap.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"

struct binding {
	char *scope, *action, *keys;
};

struct keymap {
	struct binding *bindings; /* only what differs from the tables */
	size_t count, cap;
};

struct keymap *
keymap_create(void)
{
	return xcalloc(1, sizeof(struct keymap));
}

void
keymap_destroy(struct keymap *map)
{
	if (!map)
		return;
	for (size_t i = 0; i < map->count; i++) {
		free(map->bindings[i].scope);
		free(map->bindings[i].action);
		free(map->bindings[i].keys);
	}
	free(map->bindings);
	free(map);
}

/* Steps to the next name in a list separated by spaces; NULL at the end. */
static const char *
next_name(const char **keys, size_t *n)
{
	const char *name = *keys + strspn(*keys, " ");

	*n = strcspn(name, " ");
	*keys = name + *n;
	return *n ? name : NULL;
}

static struct binding *
find_binding(const struct keymap *map, const char *scope, const char *action)
{
	for (size_t i = 0; map && i < map->count; i++) {
		struct binding *b = &map->bindings[i];
		if (strcmp(b->scope, scope) == 0 && strcmp(b->action, action) == 0)
			return b;
	}
	return NULL;
}

bool
keymap_bind(
    struct keymap *map, const char *scope, const char *action, const char *keys, char **cause)
{
	const char *rest = keys, *name;
	struct key key;
	size_t n;

	while ((name = next_name(&rest, &n))) {
		if (key_parse(name, n, &key))
			continue;
		*cause = xasprintf(
		    _("“%.*s” is no key; write keys as d, C-l, Enter or F3."), (int)n, name);
		return false;
	}
	struct binding *b = find_binding(map, scope, action);
	if (!b) {
		b = VEC_ADD(map->bindings, map->count, map->cap);
		b->scope = xstrdup(scope);
		b->action = xstrdup(action);
	}
	free(b->keys);
	b->keys = xstrdup(keys);
	return true;
}

static const char *
keys_of(const struct keymap *map, const char *scope, const struct action *a)
{
	const struct binding *b = find_binding(map, scope, a->name);

	return b ? b->keys : a->keys;
}

static bool
bound(const char *keys, const struct key *key)
{
	const char *name;
	struct key k;
	size_t n;

	while ((name = next_name(&keys, &n)))
		if (key_parse(name, n, &k) && key_equal(&k, key))
			return true;
	return false;
}

const struct action *
keymap_find(
    const struct keymap *map, const struct action_table *const *tables, const struct key *key)
{
	for (; *tables; tables++) {
		const struct action_table *t = *tables;
		for (size_t i = 0; i < t->count; i++)
			if (bound(keys_of(map, t->scope, &t->actions[i]), key))
				return &t->actions[i];
	}
	return NULL;
}

void
keymap_keys(const struct keymap *map, const char *scope, const struct action *action, bool all,
    struct strbuf *out)
{
	const char *keys = keys_of(map, scope, action), *name;
	const char *between = "";
	size_t n;

	while ((name = next_name(&keys, &n))) {
		strbuf_adds(out, between);
		strbuf_add(out, name, n);
		between = " / ";
		if (!all)
			return;
	}
}

bool
keymap_hint(const struct keymap *map, const struct action_table *const *tables, const char *scope,
    const struct action *action, bool typing, struct strbuf *out)
{
	const char *keys = keys_of(map, scope, action), *name;
	struct key key;
	size_t n;

	while ((name = next_name(&keys, &n))) {
		if (!key_parse(name, n, &key) || keymap_find(map, tables, &key) != action)
			continue;
		/* The space bar marks where it cannot be typed. */
		if (typing && key.sym == KEY_CHAR && key.mods == 0 && key.cp != ' ')
			continue;
		strbuf_add(out, name, n);
		return true;
	}
	return false;
}
