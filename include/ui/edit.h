/* SPDX-License-Identifier: MIT */
/*
 * Text being edited: one line or several. Bytes that were there are kept exactly
 * (what cannot be shown is shown as sanitize shows it); the caret steps over
 * whole characters with their marks. The hardware cursor is the caret.
 */
#ifndef PAIDAN_UI_EDIT_H
#define PAIDAN_UI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "term/canvas.h"
#include "term/key.h"

struct edit {
	struct strbuf text;
	size_t caret;            /* byte offset, always on a boundary */
	size_t scroll;           /* first shown byte (one line) or line (several) */
	bool lines;              /* several lines: Enter breaks */
	size_t limit;            /* most bytes; 0: 64 KiB */
	/* of the area last drawn in: Up, Down and pages go by what was seen */
	int cols, rows;
};

void edit_init(struct edit *e, bool lines, size_t limit);
void edit_finish(struct edit *e);
void edit_set(struct edit *e, const char *text);
const char *edit_text(const struct edit *e);
/*
 * Takes characters, pastes, Left Right Home End BS Del, C-a C-e C-u C-k C-w, and in
 * several lines Up Down PgUp PgDn Enter. True if it took the key; *changed says whether
 * the text changed.
 */
bool edit_key(struct edit *e, const struct key *key, bool *changed);
/* Draws into area (one line: its first row) and, if focus, sets the canvas' cursor at the caret. */
void edit_draw(
    struct edit *e, struct canvas *canvas, struct rect area, enum style style, bool focus);

#endif
