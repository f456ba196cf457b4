/* SPDX-License-Identifier: MIT */
/* What the tests of ui share: an application on a canvas, keys by name, rows of what is drawn. */
#ifndef PAIDAN_TESTS_UI_STAGE_H
#define PAIDAN_TESTS_UI_STAGE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h wants the four above before it. */
#include <cmocka.h>

#include "ui/app.h"
#include "ui/app_private.h"

struct stage {
	struct loop *loop;
	struct keymap *map;
	struct app *app;
};

/* options may be NULL; loop, keymap and an idle_fd of 0 are filled in. */
void stage_open(struct stage *s, const struct app_options *options, int rows, int cols);
void stage_close(struct stage *s);
/* Plain text and <Enter> <C-l> …, as in scripts. */
void press(struct app *app, const char *keys);
struct key key_of(const char *name);
/* The row as drawn, trailing blanks cut. */
void assert_row(struct app *app, int row, const char *expected);
/* Some row holds the text. */
void assert_shown(struct app *app, const char *text);
void assert_not_shown(struct app *app, const char *text);
/* A random number below n, the same series in every run. */
unsigned random_below(unsigned n);

#endif
