/* SPDX-License-Identifier: MIT */
#include "ui/action.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "text/pinyin.h"
#include "ui/lookup.h"

/* U+3000: what the space bar gives in a Chinese input method. */
static const char wide_space[] = "\xe3\x80\x80";

const char *
args_field(const struct args *args, const char *name)
{
	if (!args)
		return NULL;
	for (int i = 0; i < args->fields; i++)
		if (strcmp(args->names[i], name) == 0)
			return args->values[i];
	return NULL;
}

static size_t
blank(const char *p)
{
	if (*p == ' ' || *p == '\t')
		return 1;
	return strncmp(p, wide_space, 3) == 0 ? 3 : 0;
}

static const char *
skip_blanks(const char *p)
{
	for (size_t n; (n = blank(p)) > 0;)
		p += n;
	return p;
}

/*
 * Reads one word into b and steps behind it. *equals gets the offset of the
 * first = before any quote, or SIZE_MAX. False if a quote stays open.
 */
static bool
read_word(const char **at, struct strbuf *b, size_t *equals)
{
	const char *p = *at;
	bool quoted = false, seen_quote = false;

	*equals = SIZE_MAX;
	for (; *p && (quoted || !blank(p)); p++) {
		if (*p == '"') {
			quoted = !quoted;
			seen_quote = true;
			continue;
		}
		if (quoted && *p == '\\' && (p[1] == '"' || p[1] == '\\'))
			p++;
		else if (*p == '=' && !seen_quote && *equals == SIZE_MAX && b->len)
			*equals = b->len;
		strbuf_addc(b, *p);
	}
	*at = p;
	return !quoted;
}

static void
add_word(struct args *args, const char *s, size_t len, size_t equals)
{
	if (equals == SIZE_MAX) {
		args->words =
		    xreallocarray(args->words, (size_t)args->count + 1, sizeof *args->words);
		args->words[args->count++] = xstrndup(s, len);
		return;
	}
	size_t n = (size_t)args->fields;
	args->names = xreallocarray(args->names, n + 1, sizeof *args->names);
	args->values = xreallocarray(args->values, n + 1, sizeof *args->values);
	args->names[n] = xstrndup(s, equals);
	args->values[n] = xstrndup(s + equals + 1, len - equals - 1);
	args->fields++;
}

bool
args_parse(const char *line, char **verb, struct args *args)
{
	struct args out = { 0 };
	struct strbuf word = STRBUF_INIT;
	char *first = NULL;
	size_t equals;

	for (line = skip_blanks(line); *line; line = skip_blanks(line)) {
		strbuf_clear(&word);
		if (!read_word(&line, &word, &equals)) {
			strbuf_finish(&word);
			free(first);
			args_finish(&out);
			return false;
		}
		if (!first)
			first = xstrdup(strbuf_str(&word));
		else
			add_word(&out, strbuf_str(&word), word.len, equals);
	}
	strbuf_finish(&word);
	*verb = first ? first : xstrdup("");
	*args = out;
	return true;
}

void
args_finish(struct args *args)
{
	for (int i = 0; i < args->count; i++)
		free(args->words[i]);
	for (int i = 0; i < args->fields; i++) {
		free(args->names[i]);
		free(args->values[i]);
	}
	free(args->words);
	free(args->names);
	free(args->values);
	*args = (struct args){ 0 };
}

static bool
begins(const char *s, const char *prefix)
{
	return strncasecmp(s, prefix, strlen(prefix)) == 0;
}

/* How what was typed names the action; the better way wins, 0 is not at all. */
static enum lookup_fit
fit(const struct action *a, const char *typed)
{
	if (a->flags & ACTION_MOTION)
		return LOOKUP_NONE;
	if (strcasecmp(a->name, typed) == 0)
		return LOOKUP_NAME;

	enum lookup_fit best = begins(a->name, typed) ? LOOKUP_PREFIX : LOOKUP_NONE;
	const char *labels[] = { i18n(a->label), i18n_in("zh", a->label), a->label };
	for (size_t i = 0; i < ARRAY_LEN(labels); i++) {
		if (strcasecmp(labels[i], typed) == 0)
			return LOOKUP_LABEL;
		enum pinyin_fit f = pinyin_match(labels[i], typed);
		if (f == FIT_EXACT)
			best = LOOKUP_PINYIN;
		else if (f == FIT_PREFIX && best < LOOKUP_BEGIN)
			best = LOOKUP_BEGIN;
	}
	return best;
}

/* A name that an earlier table has too is hidden by it. */
static bool
hidden(const struct lookup *out, const struct action *a)
{
	for (size_t i = 0; i < out->count; i++)
		if (strcmp(out->hits[i].action->name, a->name) == 0)
			return true;
	return false;
}

void
lookup_run(struct lookup *out, const struct action_table *const *tables, const char *typed)
{
	lookup_finish(out);
	for (; *tables; tables++) {
		for (size_t i = 0; i < (*tables)->count; i++) {
			const struct action *a = &(*tables)->actions[i];
			enum lookup_fit f = fit(a, typed);
			if (f == LOOKUP_NONE || hidden(out, a))
				continue;
			struct lookup_hit *hit = VEC_ADD(out->hits, out->count, out->cap);
			hit->action = a;
			hit->fit = f;
		}
	}
}

void
lookup_finish(struct lookup *l)
{
	free(l->hits);
	*l = (struct lookup){ 0 };
}

const struct action *
lookup_one(const struct lookup *l)
{
	const struct action *found = NULL;
	enum lookup_fit best = LOOKUP_BEGIN;

	for (size_t i = 0; i < l->count; i++) {
		if (l->hits[i].fit > best) {
			best = l->hits[i].fit;
			found = l->hits[i].action;
		} else if (l->hits[i].fit == best) {
			found = NULL;
		}
	}
	return found;
}

const struct action *
action_find(const struct action_table *const *tables, const char *typed)
{
	struct lookup l = { 0 };

	if (!*typed)
		return NULL;
	lookup_run(&l, tables, typed);
	const struct action *found = lookup_one(&l);
	lookup_finish(&l);
	return found;
}

bool
action_exists(const struct action_table *const *tables, const char *scope, const char *action)
{
	for (; *tables; tables++) {
		if (strcmp((*tables)->scope, scope) != 0)
			continue;
		for (size_t i = 0; i < (*tables)->count; i++)
			if (strcmp((*tables)->actions[i].name, action) == 0)
				return true;
	}
	return false;
}

void
action_by_key(struct view *view, const struct args *args)
{
}
