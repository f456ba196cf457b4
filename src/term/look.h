/* SPDX-License-Identifier: MIT */
/* How styles look, in words of no particular terminal library. */
#ifndef PAIDAN_TERM_LOOK_H
#define PAIDAN_TERM_LOOK_H

#include "term/style.h"

#define LOOK_BOLD 1u
#define LOOK_DIM 2u
#define LOOK_UNDERLINE 4u
#define LOOK_REVERSE 8u

#define LOOK_DEFAULT (-1)

enum look_depth { LOOK_MONO, LOOK_8, LOOK_16, LOOK_DEPTHS };

struct look {
	short fg; /* 0..15, or LOOK_DEFAULT: what the user chose for the terminal */
	unsigned attrs;
};

/* An unknown style looks plain. */
const struct look *look_of(enum style style, enum look_depth depth);

#endif
