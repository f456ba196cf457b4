/* SPDX-License-Identifier: MIT */
/*
 * Scrolling styled text: details, help, derivations. Built line by line; wraps to the width
 * it is drawn in.
 */
#ifndef PAIDAN_UI_PAGER_H
#define PAIDAN_UI_PAGER_H

#include <stdbool.h>

#include "term/canvas.h"
#include "term/key.h"
#include "ui/action.h"
#include "ui/app.h"

struct pager;

struct pager *pager_create(void);
void pager_destroy(struct pager *p);
void pager_clear(struct pager *p);
/* One paragraph of sanitised text: wrapped, later lines indented by `indent` columns. */
void pager_add(struct pager *p, enum style style, int indent, const char *text);
/* Label in STYLE_FAINT padded to label_columns, then the text. */
void pager_pair(
    struct pager *p, int label_columns, const char *label, enum style style, const char *text);
/* The same for text that is broken only where PAGER_PIECE stands, which is not shown. */
#define PAGER_PIECE '\x1f'
void pager_pieces(
    struct pager *p, int label_columns, const char *label, enum style style, const char *text);
void pager_heading(struct pager *p, const char *text);
void pager_scroll(struct pager *p, int lines);
void pager_draw(struct pager *p, struct canvas *canvas, struct rect area);

/* A view that is nothing but a pager (owned by it): push it. title is copied. */
struct view *pager_view(const char *name, const char *title, struct pager *p);
/* The help of whatever view is on top: keys and commands, from its tables. */
struct view *help_view(struct app *app);
/* What is on the screen and cannot be shown by this terminal, by its code points. */
struct view *characters_view(struct app *app);
/* Scroll keys for views with a pager of their own: they handle `key` with this; true if taken. */
bool pager_key(struct pager *p, const struct key *key);
/* The same keys as a table: for the help, and for views that have no other use for them. */
extern const struct action_table pager_actions;

#endif
