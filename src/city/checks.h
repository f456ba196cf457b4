/* SPDX-License-Identifier: MIT */
/* What each value may be is in the table of keys; here is what they must be to each other. */
#ifndef PAIDAN_SRC_CITY_CHECKS_H
#define PAIDAN_SRC_CITY_CHECKS_H

#include "city/faults.h"

#include "tree.h"

struct checker {
	const struct node *root; /* after shape_check */
	struct city_faults *faults;
};

void check_names(struct checker *c);  /* platforms, channels, lanes, classes */
void check_clocks(struct checker *c); /* the rows of clocks, and objections */
void check_desks(struct checker *c);  /* shifts, replies */
void check_rules(struct checker *c);  /* all the rest of a pack */

/* The row of list whose code it is, or NULL; list may be NULL. */
const struct node *row_of(const struct node *list, const char *code);
size_t row_count(const struct node *list);
const struct node *row_at(const struct node *list, size_t i);
/* Text under the last part of path in section: what stands there if it is good, the preset
 * of path if nothing stands there, else NULL. */
const char *field(const struct node *section, const char *path);
/* -1 without a good value. */
int field_number(const struct node *section, const char *path);
bool field_is(const struct node *section, const char *path, const char *text);
/* A code that must be among those of the list: a fault if it is not. */
void check_among(struct checker *c, const struct node *row, const char *path, const char *list);

#endif
