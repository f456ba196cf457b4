/* SPDX-License-Identifier: MIT */
/*
 * Pinyin of Chinese text, so that units, categories and commands can be typed
 * without an input method. The table is generated from the Unihan database
 * (kHanyuPinlu, kMandarin, kXHC1983, kTGHZ2013), toneless, ü as v; a character
 * may have several readings, and a match by any of them counts. Under 64 KiB.
 */
#ifndef PAIDAN_TEXT_PINYIN_H
#define PAIDAN_TEXT_PINYIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/*
 * Appends the initials by first reading, ASCII letters and digits in lower case: 市城管局 →
 * scgj.
 */
void pinyin_initials(struct strbuf *out, const char *s);
/* Appends the full toneless pinyin by first reading: 城管局 → chengguanju. */
void pinyin_full(struct strbuf *out, const char *s);

/* How well typed text fits a name; higher is better, 0 is no match. */
enum pinyin_fit {
	FIT_NONE = 0,
	FIT_SUBSEQUENCE,         /* initials in order, with gaps: fycg in 阜阳市城管局 */
	/* inside the text, or its initials or full pinyin, from some character on */
	FIT_INSIDE,
	FIT_PREFIX,              /* at its beginning */
	FIT_EXACT,               /* the whole */
};
/*
 * Case does not matter; initials and full syllables may be mixed (chenggj), all
 * readings are tried. `typed` may be Chinese, pinyin, or part of an ASCII name;
 * nothing typed is a prefix of every name.
 */
enum pinyin_fit pinyin_match(const char *name, const char *typed);

#endif
