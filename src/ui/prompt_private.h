/* SPDX-License-Identifier: MIT */
/* The prompt as the application sees it: one at most, over the status line. */
#ifndef PAIDAN_SRC_UI_PROMPT_PRIVATE_H
#define PAIDAN_SRC_UI_PROMPT_PRIVATE_H

#include <stdint.h>

#include "ui/prompt.h"

struct action;

/* Takes every key while it is open. */
void prompt_key(struct app *app, const struct key *key);
void prompt_draw(struct app *app, struct canvas *canvas);
/* `view` goes away: a prompt that it opened ends as if left by Esc. NULL: any prompt does. */
void prompt_forget(struct app *app, const struct view *view);
/* What Enter would run now: the action of a : line, or NULL. */
const struct action *prompt_action(struct app *app);
/* A question was opened that no frame has shown; this one did; the one that did, 0: none yet. */
bool prompt_is_fresh(const struct app *app);
void prompt_painted(struct app *app, uint64_t frame);
uint64_t prompt_born(const struct app *app);

#endif
