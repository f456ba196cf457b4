/* SPDX-License-Identifier: MIT */
#include "text/pinyin.h"

#include <stdint.h>
#include <string.h>

#include "text/pinyin_table.h"
#include "text/utf8.h"

/* Longer than this nobody types; one bit of a word stands for each character typed. */
#define MOST_TYPED 63
/* The most readings any character has, with room. */
#define MOST_READINGS 12

struct typed {
	uint32_t cp[MOST_TYPED + 1];
	size_t count;
};

/* One character of a name, as a match sees it. */
struct letter {
	uint32_t cp; /* folded */
	const char *readings[MOST_READINGS];
	size_t reading_count;
	bool skippable; /* punctuation: need not be typed */
};

/* Full-width forms become ASCII, capitals small. */
static uint32_t
fold(uint32_t cp)
{
	if (cp >= 0xff01 && cp <= 0xff5e)
		cp -= 0xff01 - '!';
	if (cp >= 'A' && cp <= 'Z')
		cp += 'a' - 'A';
	return cp;
}

static bool
is_alnum(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
}

/* What stands between words; letters of other scripts are not among it. */
static bool
is_divider(uint32_t cp)
{
	return cp < 0xc0 || (cp >= 0x2000 && cp < 0x3040) || (cp >= 0xfe00 && cp < 0x20000);
}

/* Index of the first sparse entry of cp, or of where it would stand. */
static size_t
find_sparse(uint32_t cp)
{
	size_t low = 0, high = pinyin_sparse_count;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (pinyin_sparse[mid] >> 9 < cp)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static size_t
find_readings(uint32_t cp, const char *readings[MOST_READINGS])
{
	size_t n = 0;
	uint16_t entry = PINYIN_MORE;

	/* Outside of Chinese there is nothing to look for. */
	if (cp < 0x3007)
		return 0;
	if (cp >= PINYIN_FIRST && cp <= PINYIN_LAST) {
		entry = pinyin_dense[cp - PINYIN_FIRST];
		if (entry & ~PINYIN_MORE)
			readings[n++] = pinyin_syllables[entry & ~PINYIN_MORE];
	}
	if (!(entry & PINYIN_MORE))
		return n;
	for (size_t i = find_sparse(cp); i < pinyin_sparse_count && n < MOST_READINGS; i++) {
		if (pinyin_sparse[i] >> 9 != cp)
			break;
		readings[n++] = pinyin_syllables[pinyin_sparse[i] & 0x1ff];
	}
	return n;
}

static void
transcribe(struct strbuf *out, const char *s, bool initials)
{
	size_t n = strlen(s);

	for (size_t at = 0; at < n;) {
		const char *readings[MOST_READINGS];
		uint32_t cp;

		at += utf8_decode(s + at, n - at, &cp, NULL);
		cp = fold(cp);
		if (is_alnum(cp))
			strbuf_addc(out, (char)cp);
		else if (find_readings(cp, readings) > 0)
			strbuf_add(out, readings[0], initials ? 1 : strlen(readings[0]));
	}
}

void
pinyin_initials(struct strbuf *out, const char *s)
{
	transcribe(out, s, true);
}

void
pinyin_full(struct strbuf *out, const char *s)
{
	transcribe(out, s, false);
}

/* False if it is longer than a match can hold. */
static bool
read_typed(struct typed *t, const char *s)
{
	size_t n = strlen(s);

	t->count = 0;
	for (size_t at = 0; at < n;) {
		uint32_t cp;

		at += utf8_decode(s + at, n - at, &cp, NULL);
		cp = fold(cp);
		/* Dividers of syllables, as in xi'an. */
		if (cp == ' ' || cp == '\'')
			continue;
		if (t->count == MOST_TYPED)
			return false;
		t->cp[t->count++] = cp;
	}
	/* So that looking one beyond the end finds nothing. */
	t->cp[t->count] = 0;
	return true;
}

static size_t
read_letter(struct letter *l, const char *s, size_t n)
{
	size_t took = utf8_decode(s, n, &l->cp, NULL);

	l->cp = fold(l->cp);
	l->reading_count = 0;
	l->skippable = false;
	if (is_alnum(l->cp))
		return took;
	l->reading_count = find_readings(l->cp, l->readings);
	l->skippable = l->reading_count == 0 && is_divider(l->cp);
	return took;
}

/* ü is v in the table; who types u means it too. */
static bool
same(uint32_t typed, char c)
{
	return typed == (unsigned char)c || (c == 'v' && typed == 'u');
}

static bool
is_initial(const struct letter *l, uint32_t typed)
{
	for (size_t i = 0; i < l->reading_count; i++)
		if (same(typed, l->readings[i][0]))
			return true;
	return false;
}

/*
 * How many characters, from j on, this reading may take of what was typed, as a
 * set of end positions: its initial, zh ch sh, all of it, or what has been typed
 * of it so far. `ended` is set if the typed text ends within it.
 */
static uint64_t
take_reading(const struct typed *t, size_t j, const char *reading, bool *ended)
{
	uint64_t ends = 0;
	size_t k = 0;

	while (reading[k] && same(t->cp[j + k], reading[k]))
		k++;
	if (k == 0)
		return 0;
	ends |= UINT64_C(1) << (j + 1);
	if (k >= 2 && reading[1] == 'h')
		ends |= UINT64_C(1) << (j + 2);
	if (!reading[k])
		ends |= UINT64_C(1) << (j + k);
	if (j + k == t->count)
		*ended = true;
	return ends;
}

/* From the typed positions `from`, those that this letter leads to. */
static uint64_t
take_letter(const struct typed *t, uint64_t from, const struct letter *l, bool *ended)
{
	uint64_t to = l->skippable ? from & ~UINT64_C(1) : 0;

	/* Position t->count has nothing left to take. */
	from &= (UINT64_C(1) << t->count) - 1;
	for (; from; from &= from - 1) {
		size_t j = (size_t)__builtin_ctzll(from);

		if (t->cp[j] == l->cp)
			to |= UINT64_C(1) << (j + 1);
		for (size_t i = 0; i < l->reading_count; i++)
			to |= take_reading(t, j, l->readings[i], ended);
	}
	return to;
}

/* What is longer than any name in pinyin can only be a name itself. */
static enum pinyin_fit
match_plain(const char *name, const char *typed)
{
	const char *at = strstr(name, typed);

	if (!at)
		return FIT_NONE;
	if (at > name)
		return FIT_INSIDE;
	return name[strlen(typed)] ? FIT_PREFIX : FIT_EXACT;
}

enum pinyin_fit
pinyin_match(const char *name, const char *typed)
{
	struct typed t;
	struct letter l;
	/* Typed positions reached from the beginning of the name, and from anywhere in it. */
	uint64_t first = 1, inside = 0, end;
	bool prefix = false, found = false;
	size_t n = strlen(name), in_order = 0;

	if (!read_typed(&t, typed))
		return match_plain(name, typed);
	if (t.count == 0)
		return FIT_PREFIX;
	end = UINT64_C(1) << t.count;
	for (size_t at = 0; at < n;) {
		bool lead;

		at += read_letter(&l, name + at, n - at);
		if (in_order < t.count &&
		    (t.cp[in_order] == l.cp || is_initial(&l, t.cp[in_order])))
			in_order++;
		lead = l.skippable && (first & 1);
		first = take_letter(&t, first, &l, &prefix);
		/* Punctuation before the first word does not push it from its place. */
		first |= lead;
		inside = take_letter(&t, inside | 1, &l, &found);
		prefix |= (first & end) != 0;
		found |= (inside & end) != 0;
	}
	if (first & end)
		return FIT_EXACT;
	if (prefix)
		return FIT_PREFIX;
	if (found)
		return FIT_INSIDE;
	return in_order == t.count ? FIT_SUBSEQUENCE : FIT_NONE;
}
