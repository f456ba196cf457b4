/* SPDX-License-Identifier: MIT */
/*
 * The lock of a console: while nobody sits there one page hides everything. What is below stays as
 * it was left, to the caret, and goes on by itself; nothing of it is drawn. Whoever comes back
 * shows by a secret that they are the same; how, the owner of the application knows.
 */
#ifndef PAIDAN_UI_LOCK_H
#define PAIDAN_UI_LOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/app.h"

struct lock_calls {
	/* By a key or for want of one: calls app_lock. */
	void (*lock)(void *ctx);
	/*
	 * The secret that was typed, "" if none was asked for: ends with app_unlock or
	 * app_lock_refuse, now or later.
	 */
	void (*unlock)(void *ctx, const char *secret);
	void *ctx;
};

/* after_ms: locks itself after so long without a key; 0: never. */
void app_lock_setup(struct app *app, const struct lock_calls *calls, int64_t after_ms);
/* title: whose console it is. label: what is asked for; NULL: Enter lifts it. note: a sentence. */
void app_lock(struct app *app, const char *title, const char *label, const char *note);
bool app_locked(const struct app *app);
void app_unlock(struct app *app);
void app_lock_refuse(struct app *app, const char *sentence);

#endif
