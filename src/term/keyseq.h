/* SPDX-License-Identifier: MIT */
/*
 * The escape sequences that keys send on terminals of the xterm, linux, vt, rxvt and
 * PuTTY families.
 */
#ifndef PAIDAN_TERM_KEYSEQ_H
#define PAIDAN_TERM_KEYSEQ_H

#include <stddef.h>

#include "term/key.h"

#define KEYSEQ_ESC '\033'
#define KEYSEQ_PASTE_END "\033[201~"

enum keyseq {
	KEYSEQ_KEY,     /* a key */
	KEYSEQ_SWALLOW, /* a whole sequence that means nothing here */
	KEYSEQ_PASTE,   /* a bracketed paste begins */
	KEYSEQ_REPORT,  /* where the terminal's cursor is: key.cp is the row, key.mods the column */
	KEYSEQ_ALONE,   /* the escape is a key by itself */
	KEYSEQ_MORE,    /* only more bytes, or time, can tell */
};

/* Reads the sequence at s (s[0] is ESC, n >= 1); *taken is set unless MORE. */
enum keyseq keyseq_read(const char *s, size_t n, struct key *out, size_t *taken);
/* The key of a control byte: 0x00..0x1F or 0x7F. */
struct key keyseq_control(unsigned char byte);

#endif
