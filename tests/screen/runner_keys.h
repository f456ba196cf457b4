/* SPDX-License-Identifier: MIT */
/* From keys as people write them to the bytes a terminal sends. */
#ifndef PAIDAN_TESTS_SCREEN_RUNNER_KEYS_H
#define PAIDAN_TESTS_SCREEN_RUNNER_KEYS_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "text/encoding.h"

/* Appends the bytes of "abc<Enter><C-l>", characters in the encoding of `encoder`. */
bool keys_bytes(const char *keys, struct encoder *encoder, struct strbuf *out, char **cause);
/* Appends text as it stands. */
bool keys_text(const char *text, struct encoder *encoder, struct strbuf *out, char **cause);

#endif
