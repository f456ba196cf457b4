/* SPDX-License-Identifier: MIT */
/*
 * A second look at what ncurses wrote, with what it cannot know: that this program
 * never leaves the terminal's first character set, and that every frame begins and
 * ends in plain style. Those sequences cost half of what a cursor step costs.
 */
#ifndef PAIDAN_TERM_SQUEEZE_H
#define PAIDAN_TERM_SQUEEZE_H

#include <stddef.h>

#include "base/strbuf.h"

/*
 * Appends a frame without needless changes of style or character set, and with
 * repeat-character (REP) spelled out: many terminals that call themselves xterm
 * do not know it.
 */
void squeeze(const char *s, size_t n, struct strbuf *out);

#endif
