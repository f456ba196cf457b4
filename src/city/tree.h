/* SPDX-License-Identifier: MIT */
/*
 * A YAML file as a tree in which every value knows its place. Values stay text:
 * what they mean is said by the key (city/keys.h), so "no" or "1.0" are
 * nothing but themselves. Anchors, aliases, tags and a second document are faults.
 */
#ifndef PAIDAN_SRC_CITY_TREE_H
#define PAIDAN_SRC_CITY_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "city/faults.h"

enum node_kind { NODE_VALUE, NODE_LIST, NODE_SECTION };

struct node {
	enum node_kind kind;
	size_t line, column;    /* from 1 */
	char *text;             /* NODE_VALUE; without NUL */
	bool quoted;            /* NODE_VALUE: "null" is then a word like any other */
	bool good;              /* has passed the check of its key */
	struct member *members; /* NODE_LIST, NODE_SECTION */
	size_t count, cap;
};

struct member {
	char *key; /* NULL in a list */
	size_t line, column;
	struct node value;
};

/* False if there is no tree: it is not YAML, and the fault tells where. */
bool tree_parse(const char *text, size_t n, struct node *root, struct city_faults *faults);
void tree_finish(struct node *node);

/* Nothing stands here: the key alone, "null" or "~". */
bool node_is_nothing(const struct node *node);
/* The value of a key; NULL if nothing stands there, or there is no such key or section. */
struct node *node_get(const struct node *section, const char *key);

#endif
