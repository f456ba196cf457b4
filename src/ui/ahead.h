/* SPDX-License-Identifier: MIT */
/*
 * Type-ahead: a key that meets a view before its rows have come waits for them, and so do all keys
 * behind it, in their order; Esc lets them go. But nothing is done to a row that was not on the
 * screen: what acts at once is not run then (glass.h), and behind what opened a form only its text
 * goes on. A : line waits whole: its Enter does, and the line stays in sight.
 */
#ifndef PAIDAN_SRC_UI_AHEAD_H
#define PAIDAN_SRC_UI_AHEAD_H

#include <stdbool.h>

struct action;
struct ahead;
struct app;
struct key;
struct view;

/* True: the key waits, or was let go. False: it is to be run now. */
bool ahead_takes(struct app *app, struct view *view, const struct key *key);
/* At the end of a turn: runs what waits, as far as the rows have come. */
void ahead_run(struct app *app);
/* Forgets all that waits. */
void ahead_drop(struct app *app);
/* Runs now: if it opens a form while what waited is run, that is about a row nobody has seen. */
void ahead_note(struct app *app, const struct action *action);

#endif
