/* SPDX-License-Identifier: MIT */
/*
 * The list widget. The selection is an id, never a row number: whatever the
 * source does to its rows, list_sync keeps the selected id, and keeps it on
 * the same screen line. Rows come from a source (for live ones: query/feed.h).
 */
#ifndef PAIDAN_UI_LIST_H
#define PAIDAN_UI_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "term/canvas.h"
#include "ui/action.h"

struct app;

/* A column is one row of a table: drawing, help and export read it. */
struct list_column {
	const char *id;
	const char *heading;     /* N_() */
	int width;               /* columns; 0: takes what is left, shared by all such */
	int from;                /* shown only when the list is at least this wide; 0: always */
	int align;               /* enum width_align */
	/* Appends the (sanitised) text of the cell, returns its style. */
	enum style (*cell)(void *ctx, const void *row, struct strbuf *out);
};

struct list_source {
	size_t (*count)(void *ctx);
	const void *(*row)(void *ctx, size_t i);
	int64_t (*id)(const void *row);
	/* Index of an id, or SIZE_MAX; NULL: the rows are gone through. */
	size_t (*find)(void *ctx, int64_t id);
	/* The reader nears the end: load more if there is more. May be NULL. */
	void (*more)(void *ctx);
	void *ctx;
};

struct list;

struct list *list_create(
    const struct list_column *columns, size_t count, const struct list_source *source);
void list_destroy(struct list *list);
/* Other columns for the same rows' kind. */
void list_set_columns(struct list *list, const struct list_column *columns, size_t count);

/* That column is so much wider than its table says, from the next drawing on; 0: as it says. */
void list_widen(struct list *list, const char *column, int extra);

/*
 * Call after the source's rows changed in any way. If the selected id has gone, the next one of the
 * old order that is still there takes its place, else the one before. A list that was empty for a
 * while goes back to what was selected.
 */
void list_sync(struct list *list);
/* Index of an id among the rows as they are now, or SIZE_MAX. */
size_t list_find(const struct list *list, int64_t id);
/* Selected id, or 0 if the list is empty; and its row, or NULL. */
int64_t list_selected(const struct list *list);
const void *list_selected_row(const struct list *list);
/*
 * The row that a pane beside the list tells of: the selected one when the cursor rests (app_rests).
 * Until then the one told of before, as far as it is there: a pane names its row, for it may not be
 * the selected one. NULL: none. To be called when drawing.
 */
const void *list_rested_row(struct list *list, struct app *app);
/* Its pane tells of the selected row at once: what it says must not be missed. */
void list_rest(struct list *list);
/* Selects if it is there. */
bool list_select(struct list *list, int64_t id);
void list_move(struct list *list, long rows);
/* Past the end means the last row. */
void list_move_to(struct list *list, size_t index);
/*
 * +1 or -1: the window goes by its height less one row, the selection keeping its line while
 * rows are left.
 */
void list_page(struct list *list, int pages);
size_t list_index(const struct list *list);
/* The first row of the window. */
size_t list_top(const struct list *list);
/*
 * Called when a motion changed the selection, and when list_sync had to, because the id
 * has gone (then id may be 0); not by list_select, and not by list_sync finding the same
 * id.
 */
void list_on_select(struct list *list, void (*fn)(void *ctx, int64_t id), void *ctx);

/* Tags: a set of ids. */
bool list_tagged(const struct list *list, int64_t id);
void list_tag(struct list *list, int64_t id, bool on);
size_t list_tag_count(const struct list *list);
/* Ids come in ascending order. */
int64_t list_tag_id(const struct list *list, size_t i);
void list_tag_clear(struct list *list);
/*
 * What is kept of a row when it is tagged, as it was on the screen, and how that goes. A row of
 * which nothing is kept (NULL) cannot be tagged.
 */
void list_keep(struct list *list, void *(*keep)(const void *row), void (*drop)(void *kept));
const void *list_tag_kept(const struct list *list, size_t i);
/* Keeps the row anew, as it is now, if it is still there. */
void list_tag_again(struct list *list, int64_t id);
/* Tags the rows that hold all these words as they are drawn ("" for all); returns how many. */
size_t list_tag_all(struct list *list, const char *words);
/* The row holds all these words as it is drawn. */
bool list_row_has(const struct list *list, const void *row, const char *words);
/* A range begins at the selection and ends where that is when it is tagged. */
void list_range_begin(struct list *list);
void list_range_tag(struct list *list);
void list_range_drop(struct list *list);
bool list_ranging(const struct list *list);

/* Whole-row highlight for fast lines; off by default: a mark of one cell (see budgets). */
void list_set_bar(struct list *list, bool on);
/*
 * Draws the rows and a mark column; puts the hardware cursor on the mark if `focus`. No
 * heading row.
 */
void list_draw(struct list *list, struct canvas *canvas, struct rect area, bool focus);

/* Shared motions (j k Up Down PgUp PgDn g G Home End): put into view_ops.tables. */
extern const struct action_table list_actions;
/*
 * Tagging by key, range, pattern, and the door to what is done to all tagged rows: for lists whose
 * rows are kept when tagged (list_keep).
 */
extern const struct action_table tag_actions;
/* True if the words typed after a command begin with ': the tagged rows are meant. */
bool args_tagged(const struct args *args);
/* What may be done to all tagged rows of the view below, by the keys of its actions. */
struct view *tagged_view(struct app *app);

#endif
