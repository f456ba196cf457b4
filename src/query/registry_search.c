/* SPDX-License-Identifier: MIT */
/*
 * From typed words to what the registry is limited to. The dictionaries are here, so pinyin is
 * matched here, and the database gets ids.
 */
#include "query/registry.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "text/pinyin.h"

enum dimension { UNITS, CATEGORIES, PLACES, DIMENSIONS };

struct search {
	const struct names *names;
	size_t counts[DIMENSIONS];
	bool *fit[DIMENSIONS];   /* of each item: fits the word at hand */
	bool *kept[DIMENSIONS];  /* fits all words so far that were of this dimension */
	bool limited[DIMENSIONS];
};

static int
max_int(int a, int b)
{
	return a > b ? a : b;
}

/* A code counts from its beginning only: 2023 is rather a document than the middle of a code. */
static int
code_fit(const char *code, const char *word)
{
	int fit = pinyin_match(code, word);

	return fit >= FIT_PREFIX ? fit : FIT_NONE;
}

/* An alias tells less than a name: 路灯 is a matter before it is the bureau of street lamps. */
static int
alias_fit(const struct unit *u, const char *word)
{
	char *aliases = xstrdup(u->aliases), *rest = aliases, *alias;
	int fit = FIT_NONE;

	while ((alias = strsep(&rest, "|")) != NULL) {
		if (*alias != '\0')
			fit = max_int(fit, pinyin_match(alias, word));
	}
	free(aliases);
	return fit > FIT_INSIDE ? fit - 1 : fit;
}

static int
unit_fit(const struct unit *u, const char *word)
{
	int fit = max_int(pinyin_match(u->short_name, word), pinyin_match(u->name, word));

	return max_int(max_int(fit, alias_fit(u, word)), code_fit(u->code, word));
}

static int
item_fit(const struct names *names, enum dimension d, size_t i, const char *word)
{
	switch (d) {
	case UNITS:
		return unit_fit(&names->units[i], word);
	case CATEGORIES:
		return max_int(pinyin_match(names->categories[i].name, word),
		    code_fit(names->categories[i].code, word));
	case PLACES:
		return max_int(pinyin_match(names->territories[i].name, word),
		    code_fit(names->territories[i].code, word));
	case DIMENSIONS:
		break;
	}
	return FIT_NONE;
}

static const char *
path_of(const struct names *names, enum dimension d, size_t i)
{
	return d == CATEGORIES ? names->categories[i].full_name : names->territories[i].full_name;
}

/* Full names of matters have / between their levels, those of places nothing. */
static bool
is_below(enum dimension d, const char *path, const char *above)
{
	size_t n = strlen(above);

	return strncmp(path, above, n) == 0 && path[n] != '\0' && (d == PLACES || path[n] == '/');
}

/* What is below a matter or place that fits belongs to it: 市政 finds 市政/路灯. */
static void
add_below(struct search *s, enum dimension d)
{
	const char *above = NULL;

	for (size_t i = 0; i < s->counts[d]; i++) {
		if (!s->fit[d][i] || (above != NULL && is_below(d, path_of(s->names, d, i), above)))
			continue;
		above = path_of(s->names, d, i);
		for (size_t k = 0; k < s->counts[d]; k++) {
			if (!s->fit[d][k] && is_below(d, path_of(s->names, d, k), above))
				s->fit[d][k] = true;
		}
	}
}

/*
 * The best fit of the word among the items, and how many fit; marks those. Of places, of which
 * there are thousands, only the best: 界首市, and not whatever village has 界首 in its name.
 */
static int
match(struct search *s, enum dimension d, const char *word, size_t *count)
{
	int best = FIT_INSIDE;

	*count = 0;
	for (size_t i = 0; i < s->counts[d]; i++) {
		int fit = item_fit(s->names, d, i, word);

		if (fit > best && d == PLACES) {
			memset(s->fit[d], 0, i * sizeof **s->fit);
			*count = 0;
		}
		best = max_int(best, fit);
		s->fit[d][i] = fit >= (d == PLACES ? best : FIT_INSIDE);
		*count += s->fit[d][i];
	}
	return *count > 0 ? best : FIT_NONE;
}

/* Whether a word of this dimension would leave anything of what the words before have left. */
static bool
leaves_some(const struct search *s, enum dimension d)
{
	for (size_t i = 0; i < s->counts[d]; i++) {
		if (s->fit[d][i] && (!s->limited[d] || s->kept[d][i]))
			return true;
	}
	return false;
}

/* The dimension that a word is of, DIMENSIONS if of none. */
static enum dimension
choose(struct search *s, const char *word, size_t *count)
{
	enum dimension best = DIMENSIONS;
	int best_fit = FIT_NONE;
	size_t fewest = 0;

	for (enum dimension d = UNITS; d < DIMENSIONS; d++) {
		size_t n;
		int fit = match(s, d, word, &n);

		if (fit == FIT_NONE)
			continue;
		if (d != UNITS)
			add_below(s, d);
		/* Rather of another dimension than of this one in vain. */
		if (!leaves_some(s, d))
			fit = FIT_SUBSEQUENCE;
		if (fit < best_fit || (fit == best_fit && n >= fewest))
			continue;
		best = d;
		best_fit = fit;
		fewest = n;
	}
	*count = fewest;
	return best;
}

static void
take_word(struct search *s, const char *word, struct strbuf *text, struct strbuf *told)
{
	static const char *const labels[] = { N_("unit"), N_("matter"), N_("place") };
	size_t count;
	enum dimension d = choose(s, word, &count);

	strbuf_adds(told, told->len > 0 ? " " : "");
	if (d == DIMENSIONS) {
		strbuf_addf(told, _("text %s"), word);
		strbuf_addf(text, "%s%s", text->len > 0 ? " " : "", word);
		return;
	}
	strbuf_addf(told, "%s %s(%zu)", _(labels[d]), word, count);
	for (size_t i = 0; i < s->counts[d]; i++)
		s->kept[d][i] = s->fit[d][i] && (!s->limited[d] || s->kept[d][i]);
	s->limited[d] = true;
}

/* A line about all of 市政 covers 路灯 too: what is above is as good as named. */
static void
add_above(struct search *s, enum dimension d)
{
	for (size_t i = 0; i < s->counts[d]; i++) {
		const char *above = path_of(s->names, d, i);

		s->fit[d][i] = s->kept[d][i];
		for (size_t k = 0; k < s->counts[d] && !s->fit[d][i]; k++)
			s->fit[d][i] = s->kept[d][k] && is_below(d, path_of(s->names, d, k), above);
	}
	memcpy(s->kept[d], s->fit[d], s->counts[d] * sizeof **s->kept);
}

static const char *
key_of(const struct names *names, enum dimension d, size_t i)
{
	return d == UNITS ? names->units[i].id_text :
	    d == CATEGORIES ? names->categories[i].id_text : names->territories[i].code;
}

/* The array literal of those that fit all words; NULL if no word was of this dimension. */
static char *
literal(const struct search *s, enum dimension d)
{
	struct strbuf out = STRBUF_INIT;

	if (!s->limited[d])
		return NULL;
	strbuf_addc(&out, '{');
	for (size_t i = 0; i < s->counts[d]; i++) {
		if (s->kept[d][i])
			strbuf_addf(&out, "%s%s", out.len > 1 ? "," : "", key_of(s->names, d, i));
	}
	strbuf_addc(&out, '}');
	return strbuf_take(&out);
}

void
registry_limits_finish(struct registry_limits *l)
{
	free(l->units);
	free(l->categories);
	free(l->places);
	free(l->words);
	*l = (struct registry_limits){ 0 };
}

void
registry_limits_read(
    struct registry_limits *l, const struct names *names, const char *typed, struct strbuf *told)
{
	struct search s = { .names = names, .counts = { names->unit_count, names->category_count,
	    names->territory_count } };
	struct strbuf text = STRBUF_INIT;
	char *copy = xstrdup(typed), *rest = copy, *word;

	registry_limits_finish(l);
	for (int d = 0; d < DIMENSIONS; d++) {
		s.fit[d] = xcalloc(s.counts[d] + 1, sizeof **s.fit);
		s.kept[d] = xcalloc(s.counts[d] + 1, sizeof **s.kept);
	}
	while ((word = strsep(&rest, " ")) != NULL) {
		if (*word != '\0')
			take_word(&s, word, &text, told);
	}
	if (s.limited[CATEGORIES])
		add_above(&s, CATEGORIES);
	/* Who answers for this there? Without a matter, a place is looked at for itself. */
	if (s.limited[CATEGORIES] && s.limited[PLACES])
		add_above(&s, PLACES);
	l->units = literal(&s, UNITS);
	l->categories = literal(&s, CATEGORIES);
	l->places = literal(&s, PLACES);
	l->words = text.len > 0 ? strbuf_take(&text) : NULL;
	for (int d = 0; d < DIMENSIONS; d++) {
		free(s.fit[d]);
		free(s.kept[d]);
	}
	strbuf_finish(&text);
	free(copy);
}

/* The items on the way from the top down to the one of that path. */
static char *
way_to(const struct names *names, enum dimension d, size_t count, const char *path)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_addc(&out, '{');
	for (size_t i = 0; i < count; i++) {
		const char *above = path_of(names, d, i);

		if (strcmp(above, path) == 0 || is_below(d, path, above))
			strbuf_addf(&out, "%s%s", out.len > 1 ? "," : "", key_of(names, d, i));
	}
	strbuf_addc(&out, '}');
	return strbuf_take(&out);
}

void
registry_limits_cover(
    struct registry_limits *l, const struct names *names, int category, const char *place)
{
	registry_limits_finish(l);
	for (size_t i = 0; i < names->category_count; i++) {
		if (names->categories[i].id == category)
			l->categories = way_to(names, CATEGORIES, names->category_count,
			    names->categories[i].full_name);
	}
	for (size_t i = 0; i < names->territory_count; i++) {
		if (strcmp(names->territories[i].code, place) == 0)
			l->places = way_to(names, PLACES, names->territory_count,
			    names->territories[i].full_name);
	}
}
