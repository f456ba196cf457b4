/* SPDX-License-Identifier: MIT */
/* Sentences with {facts} in them, out of the JSON that the database gives. */
#ifndef PAIDAN_SRC_QUERY_FACTS_H
#define PAIDAN_SRC_QUERY_FACTS_H

#include <jansson.h>

#include "base/strbuf.h"

/*
 * A row of a table of sentences. facts: what must be there (not null, empty or zero) for the
 * row to count, as words: "day", or "within=office" for one of that value.
 */
struct facts_sentence {
	const char *code, *facts, *text;
};

/* Translated: the first row of the code whose facts are all there; NULL if there is none. */
const char *facts_sentence(
    const struct facts_sentence *table, size_t count, const char *code, const char *facts);

/* Appends the fact of that name as people read it. */
typedef void facts_fn(void *ctx, struct strbuf *out, json_t *facts, const char *name);

/* sentence is translated already; facts is JSON text, or what should have been. */
char *facts_fill(const char *sentence, const char *facts, facts_fn *add, void *ctx);

#endif
