/* SPDX-License-Identifier: MIT */
/* The prompt as the application sees it: one at most, over the status line. */
#ifndef PAIDAN_SRC_UI_PROMPT_PRIVATE_H
#define PAIDAN_SRC_UI_PROMPT_PRIVATE_H

#include "ui/prompt.h"

/* Takes every key while it is open. */
void prompt_key(struct app *app, const struct key *key);
void prompt_draw(struct app *app, struct canvas *canvas);
/* `view` goes away: a prompt that it opened ends as if left by Esc. NULL: any prompt does. */
void prompt_forget(struct app *app, const struct view *view);

#endif
