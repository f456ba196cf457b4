/* SPDX-License-Identifier: MIT */
#ifndef PAIDAN_TERM_KEYREADER_H
#define PAIDAN_TERM_KEYREADER_H

#include "term/key.h"

/* True inside a bracketed paste: what is pending then deserves more patience than an escape. */
bool keyreader_pasting(const struct keyreader *r);

#endif
