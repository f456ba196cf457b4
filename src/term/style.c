/* SPDX-License-Identifier: MIT */
#include "term/style.h"

#include <assert.h>
#include <stddef.h>

#include "base/vec.h"
#include "term/look.h"

/*
 * Backgrounds are never set: the user's own stays, so these looks are readable on
 * dark and on light. Bright colours other than grey are avoided for the same reason.
 * A mark that moves with every step is only bold: its colour would cost
 * thirteen bytes a step.
 */
enum { BLACK, RED, GREEN, YELLOW, BLUE, MAGENTA, CYAN, WHITE, GREY };

/* clang-format off */
#define PLAIN { LOOK_DEFAULT, 0 }
#define ATTRS(a) { LOOK_DEFAULT, (a) }
#define SAME(a) { ATTRS(a), ATTRS(a), ATTRS(a) }

static const struct look looks[STYLE_COUNT][LOOK_DEPTHS] = {
	/*                monochrome                           8 colours             16 */
	[STYLE_PLAIN] = { PLAIN, PLAIN, PLAIN },
	[STYLE_STRONG] = SAME(LOOK_BOLD),
	[STYLE_FAINT] = { ATTRS(LOOK_DIM), ATTRS(LOOK_DIM), { GREY, 0 } },
	[STYLE_RULE] = { PLAIN, PLAIN, { GREY, 0 } },
	[STYLE_TITLE] = SAME(LOOK_BOLD),
	[STYLE_MARK] = SAME(LOOK_BOLD),
	[STYLE_GOOD] = { ATTRS(LOOK_BOLD), { GREEN, 0 }, { GREEN, 0 } },
	[STYLE_WARN] = { ATTRS(LOOK_UNDERLINE), { YELLOW, 0 }, { YELLOW, 0 } },
	[STYLE_ALARM] = { ATTRS(LOOK_BOLD | LOOK_REVERSE), { RED, LOOK_BOLD }, { RED, LOOK_BOLD } },
	[STYLE_ERROR] = { ATTRS(LOOK_REVERSE), { RED, LOOK_REVERSE }, { RED, LOOK_REVERSE } },
	[STYLE_INPUT] = SAME(LOOK_UNDERLINE),
	[STYLE_BAR] = SAME(LOOK_REVERSE),
};
/* clang-format on */

static_assert(ARRAY_LEN(looks) == STYLE_COUNT, "a look for every style");

const struct look *
look_of(enum style style, enum look_depth depth)
{
	if ((unsigned)style >= STYLE_COUNT || (unsigned)depth >= LOOK_DEPTHS)
		return &looks[STYLE_PLAIN][LOOK_MONO];
	return &looks[style][depth];
}
