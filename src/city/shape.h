/* SPDX-License-Identifier: MIT */
/* A tree against a table of keys: is each value what its key wants, and what is it as JSON. */
#ifndef PAIDAN_SRC_CITY_SHAPE_H
#define PAIDAN_SRC_CITY_SHAPE_H

#include <jansson.h>

#include "city/faults.h"
#include "city/keys.h"

#include "tree.h"

/* All faults of keys and single values; what passes is marked good. */
void shape_check(const struct city_keys *keys, struct node *root, struct city_faults *faults);
/* Of a tree without faults: every key in the table's order, presets filled in, null for a value
 * that has none, lists at least empty. */
json_t *shape_json(const struct city_keys *keys, const struct node *root);

/* Is the node's text what the key wants? */
bool value_fits(const struct city_key *key, const char *text);
int value_degree(const struct city_key *key, const char *text);

#endif
