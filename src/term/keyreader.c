/* SPDX-License-Identifier: MIT */
#include "term/keyreader.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/keyseq.h"
#include "term/paste.h"
#include "text/utf8.h"

#define HOLD_MAX 1024

struct sequence {
	char *s;
	size_t n;
	enum keysym sym;
	uint32_t cp;
};

struct keyreader {
	struct strbuf in;
	size_t at;    /* bytes of `in` already used */
	bool expired; /* the time for more bytes is over */
	struct paste paste;
	struct sequence *added;
	size_t added_count, added_cap;
	keyreader_report_fn *report;
	void *report_ctx;
};

struct keyreader *
keyreader_create(void)
{
	return xcalloc(1, sizeof(struct keyreader));
}

void
keyreader_destroy(struct keyreader *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->added_count; i++)
		free(r->added[i].s);
	free(r->added);
	strbuf_finish(&r->in);
	paste_finish(&r->paste);
	free(r);
}

void
keyreader_add(struct keyreader *r, const char *sequence, enum keysym sym, uint32_t cp)
{
	if (!sequence || !*sequence)
		return;
	struct sequence *q = VEC_ADD(r->added, r->added_count, r->added_cap);
	q->s = xstrdup(sequence);
	q->n = strlen(sequence);
	q->sym = sym;
	q->cp = cp;
}

void
keyreader_on_report(struct keyreader *r, keyreader_report_fn *fn, void *ctx)
{
	r->report = fn;
	r->report_ctx = ctx;
}

static const char *
held(const struct keyreader *r)
{
	return strbuf_str(&r->in) + r->at;
}

static size_t
held_length(const struct keyreader *r)
{
	return r->in.len - r->at;
}

static void
use(struct keyreader *r, size_t n)
{
	r->at += n;
	if (r->at == r->in.len) {
		strbuf_clear(&r->in);
		r->at = 0;
	}
}

void
keyreader_feed(struct keyreader *r, const char *bytes, size_t n)
{
	paste_resume(&r->paste, bytes, n);
	if (r->at > 0) {
		strbuf_splice(&r->in, 0, r->at, NULL, 0);
		r->at = 0;
	}
	strbuf_add(&r->in, bytes, n);
	r->expired = false;
}

/* The longest of this terminal's own sequences wins, and is waited for. */
static enum keyseq
match_added(const struct keyreader *r, const char *s, size_t n, struct key *out, size_t *taken)
{
	const struct sequence *best = NULL;

	for (size_t i = 0; i < r->added_count; i++) {
		const struct sequence *q = &r->added[i];
		size_t same = q->n < n ? q->n : n;
		if (memcmp(q->s, s, same) != 0)
			continue;
		if (q->n > n && !r->expired)
			return KEYSEQ_MORE;
		if (q->n <= n && (!best || q->n > best->n))
			best = q;
	}
	if (!best)
		return KEYSEQ_SWALLOW;
	out->sym = best->sym;
	out->cp = best->cp;
	*taken = best->n;
	return KEYSEQ_KEY;
}

/*
 * No more bytes come: an escape is the key, an escape and one character is that
 * character with Alt; of a longer sequence that broke off nothing may act.
 */
static enum keyseq
settle(const char *s, size_t n, struct key *out, size_t *taken)
{
	unsigned char c = n > 1 ? (unsigned char)s[1] : 0;

	*taken = 1;
	if (n == 1 || c == KEYSEQ_ESC || c >= 0x80)
		return KEYSEQ_ALONE;
	*taken = n;
	if (n > 2)
		return KEYSEQ_SWALLOW;
	out->sym = KEY_CHAR;
	out->cp = c;
	out->mods = KEYMOD_META;
	return KEYSEQ_KEY;
}

static enum keyseq
read_plain(const char *s, size_t n, struct key *out, size_t *taken)
{
	unsigned char c = (unsigned char)s[0];

	if (c < 0x20 || c == 0x7F) {
		*out = keyseq_control(c);
		*taken = 1;
		return KEYSEQ_KEY;
	}
	if (utf8_incomplete(s, n))
		return KEYSEQ_MORE;
	*taken = utf8_decode(s, n, &out->cp, NULL);
	out->sym = KEY_CHAR;
	/* The C1 controls are no keys. */
	return out->cp >= 0x80 && out->cp < 0xA0 ? KEYSEQ_SWALLOW : KEYSEQ_KEY;
}

static enum keyseq
read_one(struct keyreader *r, struct key *out, size_t *taken)
{
	const char *s = held(r);
	size_t n = held_length(r);
	enum keyseq result = match_added(r, s, n, out, taken);

	if (result != KEYSEQ_SWALLOW)
		return result;
	if (s[0] != KEYSEQ_ESC)
		return read_plain(s, n, out, taken);
	result = keyseq_read(s, n, out, taken);
	if (result == KEYSEQ_MORE && r->expired) {
		*out = (struct key){ 0 };
		result = settle(s, n, out, taken);
	}
	return result;
}

/*
 * A sequence that does not end must not fill memory: its beginning stays, made
 * unknown by a '?', so that its end is still recognised and swallowed.
 */
static void
bound_held(struct keyreader *r)
{
	size_t n = held_length(r);

	if (n <= HOLD_MAX)
		return;
	size_t kept = held(r)[1] == KEYSEQ_ESC ? 3 : 2;
	size_t ends_in_escape = held(r)[n - 1] == KEYSEQ_ESC;
	strbuf_splice(&r->in, r->at + kept, n - kept - ends_in_escape, "?", 1);
}

static bool
next_of_paste(struct keyreader *r, struct key *out)
{
	use(r, paste_take(&r->paste, held(r), held_length(r)));
	if (r->paste.open && r->expired) {
		use(r, held_length(r));
		paste_cut(&r->paste);
	}
	if (r->paste.open)
		return false;
	out->sym = KEY_PASTE;
	out->text = strbuf_str(&r->paste.text);
	out->text_length = r->paste.text.len;
	return true;
}

bool
keyreader_next(struct keyreader *r, struct key *out)
{
	while (r->paste.open || held_length(r) > 0) {
		size_t taken = 0;

		*out = (struct key){ 0 };
		if (r->paste.open) {
			if (next_of_paste(r, out))
				return true;
			break;
		}
		enum keyseq result = read_one(r, out, &taken);
		if (result == KEYSEQ_MORE) {
			bound_held(r);
			break;
		}
		use(r, taken);
		if (result == KEYSEQ_PASTE)
			paste_begin(&r->paste);
		if (result == KEYSEQ_REPORT && r->report)
			r->report(r->report_ctx, (int)out->cp - 1, (int)out->mods - 1);
		if (result == KEYSEQ_ALONE)
			*out = (struct key){ .sym = KEY_ESC };
		if (result == KEYSEQ_ALONE || result == KEYSEQ_KEY)
			return true;
	}
	*out = (struct key){ 0 };
	r->expired = false;
	return false;
}

bool
keyreader_pending(const struct keyreader *r)
{
	/* A character that is not whole yet is not a matter of time: slow lines tear them. */
	return r->paste.open || (held_length(r) > 0 && (unsigned char)*held(r) < 0x80);
}

bool
keyreader_pasting(const struct keyreader *r)
{
	return r->paste.open;
}

void
keyreader_flush(struct keyreader *r)
{
	r->expired = keyreader_pending(r);
}
