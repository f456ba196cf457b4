/* SPDX-License-Identifier: MIT */
/* Sentences with {facts} in them, out of the JSON that the database gives. */
#ifndef PAIDAN_SRC_QUERY_FACTS_H
#define PAIDAN_SRC_QUERY_FACTS_H

#include <jansson.h>

#include "base/strbuf.h"

/* Appends the fact of that name as people read it. */
typedef void facts_fn(struct strbuf *out, json_t *facts, const char *name);

/* sentence is translated already; facts is JSON text, or what should have been. */
char *facts_fill(const char *sentence, const char *facts, facts_fn *add);

#endif
