/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_LOCK_PRIVATE_H
#define PAIDAN_SRC_UI_LOCK_PRIVATE_H

#include "ui/lock.h"

/* The action: by its key, which works everywhere. */
void lock_run(struct view *view, const struct args *args);
void lock_key(struct app *app, const struct key *key);
void lock_draw(struct app *app, struct canvas *canvas);
void lock_finish(struct app *app);

#endif
