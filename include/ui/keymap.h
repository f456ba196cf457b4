/* SPDX-License-Identifier: MIT */
/* Which key runs which action: the tables' defaults, changed by the user's keys.yaml. */
#ifndef PAIDAN_UI_KEYMAP_H
#define PAIDAN_UI_KEYMAP_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "term/key.h"
#include "ui/action.h"

struct keymap;

struct keymap *keymap_create(void);
void keymap_destroy(struct keymap *map);
/* Replaces the keys of one action of one scope. False with a sentence for an unknown key name. */
bool keymap_bind(
    struct keymap *map, const char *scope, const char *action, const char *keys, char **cause);
/* The action of the first table that binds the key. */
const struct action *keymap_find(const struct keymap *map, const struct action_table *const *tables,
    const struct key *key);
/* The keys of an action as people read them ("d", "d / F3"); the first key only if !all. */
void keymap_keys(const struct keymap *map, const char *scope, const struct action *action, bool all,
    struct strbuf *out);
/*
 * The first key that runs the action where these tables hold, none of an earlier table
 * hiding it; if typing, one that is no letter or sign. False if there is none.
 */
bool keymap_hint(const struct keymap *map, const struct action_table *const *tables,
    const char *scope, const struct action *action, bool typing, struct strbuf *out);

#endif
