/* SPDX-License-Identifier: MIT */
/*
 * What was on the glass when a key was typed. On a slow line a picture that was sent is not yet
 * seen, so a key may have been typed ahead of it, and then it was not meant for what stands there.
 *
 * The rule, in one place: whatever changes something, and acts on what is shown rather than on what
 * was typed, counts only if its picture was on the glass before the key was typed. That is so for
 *
 *   - y under a question (prompt_confirm); any other key says no, as ever;
 *   - sending a form: text, choices and moves are honoured ahead of its picture, the sending is
 *     not, for nobody has read yet what it is about, what was filled in and what will come of it;
 *   - every action with ACTION_NOW, by key or by a : line;
 *   - what a view asks itself (app_seen): what a list to choose from put first.
 *
 * Everything else is done as it comes, however far ahead it was typed: moving, opening, filtering,
 * typing. Where the operator has named what is meant so that only one thing can be it (a sole hit,
 * the whole name or code), choosing is typing: no picture is needed. Leaving the program neither:
 * that question asks for nothing that is on the screen.
 *
 * What was refused is said in one sentence; the keys behind it were meant for something that did
 * not come, so they fall too, up to the first that was typed after the picture. Keys that were not
 * typed at a terminal (scripts) are not held to this.
 *
 * How it is known: pictures remember the frame that first showed them; screen_seen tells which
 * frame was shown when the key was typed (term/screen.h), exactly, since the terminal's answer
 * comes in the stream of the keys. A terminal that never answers is given a few seconds.
 * A view's picture is new when it opens, when what it awaited has come, when something else than a
 * key moved its selection, and when it says so (app_fresh). Rows have their own: each is seen when
 * the frame that first drew it is.
 */
#ifndef PAIDAN_SRC_UI_GLASS_H
#define PAIDAN_SRC_UI_GLASS_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct view;

/* Before and after what may change the top view. by_key: it moved the selection on purpose. */
void glass_look(struct app *app, bool by_key);
/* The canvas is drawn and is to be sent: asks the terminal to tell when, if somebody must know. */
void glass_drawn(struct app *app);
/* It was sent. */
void glass_painted(struct app *app);
/* The frame that first showed what the view shows; 0: none yet. And back to an earlier one. */
uint64_t glass_born(const struct view *view);
void glass_was_born(struct view *view, uint64_t frame);
/* What the top view shows; the question that stands. */
bool glass_shows(struct app *app);
bool glass_asks(struct app *app);
/* A key was refused: true while those behind it are to fall. */
bool glass_drops(struct app *app);

#endif
