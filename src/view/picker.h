/* SPDX-License-Identifier: MIT */
/*
 * The parts of the picker: picker.c is the view and its keys, picker_rows.c the candidates and
 * their columns, picker_foot.c what stands around the list.
 */
#ifndef PAIDAN_SRC_VIEW_PICKER_H
#define PAIDAN_SRC_VIEW_PICKER_H

#include "query/hints.h"
#include "term/canvas.h"
#include "ui/list.h"
#include "view/desk.h"

struct candidate {
	const struct unit *unit;
	const struct hint *hint; /* NULL: none speaks for it */
	size_t place;            /* of its hint, from 0; SIZE_MAX without */
	int fit;                 /* enum pinyin_fit with what was typed */
};

/* Everything that can be chosen from. At rest all zero. */
struct candidates {
	struct candidate *all;   /* one a unit, in the order of the names */
	size_t all_count;
	struct candidate **shown; /* those that fit, best first */
	size_t shown_count;
};

extern const struct list_column picker_columns[];
extern const size_t picker_column_count;

/*
 * The units that take tickets and that the platform may send to, but for one (0: for none).
 * names must outlive it.
 */
void candidates_init(
    struct candidates *c, const struct names *names, int platform_id, int but_unit_id);
void candidates_finish(struct candidates *c);
/* The hints of a ticket, which must live as long as these; NULL takes them away. */
void candidates_hint(struct candidates *c, const struct hints *hints);
/* Chooses and orders what is shown by what was typed. */
void candidates_rank(struct candidates *c, const char *typed);
/* Something speaks so gravely against it that it is said at once: marked !! */
bool candidate_is_grave(const struct candidate *c);
/* ctx is the struct candidates. */
struct list_source candidates_source(struct candidates *c);

/* One line about the ticket before anything is chosen: what the registry says, or the category. */
void picker_matter(const struct hints *hints, const struct names *names, bool classified,
    struct canvas *canvas, struct rect line);
/* How many rows it takes of so many. */
int picker_foot_rows(int rows);
/* The block under the list; c NULL: nothing is selected. hints may be NULL. */
void picker_foot(const struct desk *desk, const struct hints *hints, const struct candidate *c,
    struct canvas *canvas, struct rect area);

#endif
