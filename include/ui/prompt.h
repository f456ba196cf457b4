/* SPDX-License-Identifier: MIT */
/*
 * One line of input in the status row: the : command line (completion with Tab, an echo of what
 * will happen, history), the / filter, and the y/n question.
 */
#ifndef PAIDAN_UI_PROMPT_H
#define PAIDAN_UI_PROMPT_H

#include <stdbool.h>

#include "ui/app.h"

/* Opens the command line. */
void prompt_command(struct app *app);
/*
 * Asks for a line. `changed` (may be NULL) runs after each key with the text so far;
 * `done` runs once, with NULL if left by Esc. start: initial text or NULL.
 */
void prompt_line(struct app *app, const char *label, const char *start,
    void (*changed)(void *ctx, const char *text), void (*done)(void *ctx, const char *text),
    void *ctx);
/* y/n, default no (law 7): Enter is no. A y typed before it was shown says nothing. */
void prompt_confirm(
    struct app *app, const char *question, void (*done)(void *ctx, bool yes), void *ctx);
/* One that says no more than the key that asks, and changes nothing: y may be typed ahead. */
void prompt_confirm_known(
    struct app *app, const char *question, void (*done)(void *ctx, bool yes), void *ctx);

#endif
