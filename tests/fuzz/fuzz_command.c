/* SPDX-License-Identifier: MIT */
/* sources: src/ui/action.c */
/*
 * The command line: whatever is typed after the colon is either an open quote or
 * a verb, words and pairs, none of which is longer than the line; written out again
 * in quotes it is the same; and it names at most one action.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "ui/action.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct action actions[] = {
	{ "dispatch", "d", "Dispatch", "", NULL, NULL, 0, NULL },
	{ "due?", "D", "Why this deadline", "", NULL, NULL, 0, NULL },
	{ "sign-in", "s", "Sign in", "", NULL, NULL, 0, NULL },
	{ "down", "j", "Down", "", NULL, NULL, ACTION_MOTION, NULL },
	{ "xiangqing", "", "详情", "", NULL, NULL, 0, NULL },
};
static const struct action_table table = { "fuzz", "Fuzz", actions, ARRAY_LEN(actions) };
static const struct action_table *const tables[] = { &table, NULL };

static void
add_quoted(struct strbuf *out, const char *s)
{
	strbuf_addc(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			strbuf_addc(out, '\\');
		strbuf_addc(out, *s);
	}
	strbuf_addc(out, '"');
}

/* The verb and the words; a quoted word is never a pair. */
static void
write_again(struct strbuf *out, const char *verb, const struct args *args)
{
	add_quoted(out, verb);
	for (int i = 0; i < args->count; i++) {
		strbuf_addc(out, ' ');
		add_quoted(out, args->words[i]);
	}
}

static void
check_again(const char *verb, const struct args *args)
{
	struct strbuf line = STRBUF_INIT;
	struct args again;
	char *verb_again;

	write_again(&line, verb, args);
	if (!args_parse(line.s, &verb_again, &again))
		abort();
	if (strcmp(verb, verb_again) != 0 || again.count != args->count || again.fields != 0)
		abort();
	for (int i = 0; i < args->count; i++)
		if (strcmp(args->words[i], again.words[i]) != 0)
			abort();
	free(verb_again);
	args_finish(&again);
	strbuf_finish(&line);
}

static void
check_sizes(const struct args *args, size_t size)
{
	size_t all = 0;

	for (int i = 0; i < args->count; i++)
		all += strlen(args->words[i]);
	for (int i = 0; i < args->fields; i++) {
		if (*args->names[i] == '\0' || args_field(args, args->names[i]) == NULL)
			abort();
		all += strlen(args->names[i]) + strlen(args->values[i]);
	}
	if (all > size)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *line = xstrndup((const char *)data, size), *verb = NULL;
	struct args args = { 0 };

	if (args_parse(line, &verb, &args)) {
		check_sizes(&args, strlen(line));
		check_again(verb, &args);
		const struct action *found = action_find(tables, verb);
		if (found && found->flags & ACTION_MOTION)
			abort();
		free(verb);
		args_finish(&args);
	} else if (strchr(line, '"') == NULL) {
		abort();
	}
	free(line);
	return 0;
}
