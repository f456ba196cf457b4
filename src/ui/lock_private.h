/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_SRC_UI_LOCK_PRIVATE_H
#define PAIDAN_SRC_UI_LOCK_PRIVATE_H

#include "ui/lock.h"

/* By the key, if there is a lock at all. */
void lock_ask(struct app *app);
void lock_key(struct app *app, const struct key *key);
void lock_draw(struct app *app, struct canvas *canvas);
void lock_finish(struct app *app);

#endif
