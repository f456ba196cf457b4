/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* The longest character of all encodings, in bytes, and so the most that waits for a next call. */
#define LONGEST 4
#define NO_ICONV ((iconv_t)-1)

struct decoder {
	iconv_t cd; /* NO_ICONV: UTF-8, which needs none */
	bool gb;
	char waiting[LONGEST];
	size_t waiting_count;
	size_t bad;
	bool begun; /* the place of a BOM is behind us */
};

static const char replacement[] = "\xef\xbf\xbd";
static const char euro[] = "\xe2\x82\xac";
static const char bom[] = "\xef\xbb\xbf";

/*
 * What calls itself GBK or GB2312 is read as GB18030, which contains both:
 * files are often named after the smaller set and hold more.
 */
static const char *
iconv_name(enum encoding e)
{
	switch (e) {
	case ENCODING_GB18030:
	case ENCODING_GBK:
	case ENCODING_GB2312:
		return "GB18030";
	case ENCODING_BIG5:
		return "CP950";
	case ENCODING_AUTO:
	case ENCODING_UTF8:
		break;
	}
	return NULL;
}

struct decoder *
decoder_create(enum encoding e)
{
	struct decoder *d = xcalloc(1, sizeof *d);
	const char *name = iconv_name(e);

	d->cd = name ? iconv_open("UTF-8", name) : NO_ICONV;
	d->gb = name && e != ENCODING_BIG5;
	return d;
}

void
decoder_destroy(struct decoder *d)
{
	if (!d)
		return;
	if (d->cd != NO_ICONV)
		iconv_close(d->cd);
	free(d);
}

size_t
decoder_bad(const struct decoder *d)
{
	return d->bad;
}

static void
put_bad(struct decoder *d, struct strbuf *out)
{
	strbuf_adds(out, replacement);
	d->bad++;
}

/* Both ways of decoding return the bytes they are done with; the rest, at most 3, is incomplete. */
static size_t
decode_utf8(struct decoder *d, const char *s, size_t n, bool last, struct strbuf *out)
{
	size_t at = 0;

	while (at < n) {
		size_t good = utf8_check(s + at, n - at);
		uint32_t cp;

		strbuf_add(out, s + at, good);
		at += good;
		if (at == n || (!last && utf8_incomplete(s + at, n - at)))
			break;
		at += utf8_decode(s + at, n - at, &cp, NULL);
		put_bad(d, out);
	}
	return at;
}

static size_t
decode_iconv(struct decoder *d, const char *s, size_t n, bool last, struct strbuf *out)
{
	/* iconv's second parameter lacks a const that POSIX could not add; it only reads. */
	union {
		const char *is;
		char *asked;
	} in = { s };
	size_t left = n;

	while (left > 0) {
		char *end = strbuf_reserve(out, left + LONGEST);
		size_t room = out->cap - out->len - 1, before = room, result;

		result = iconv(d->cd, &in.asked, &left, &end, &room);
		out->len += before - room;
		out->s[out->len] = '\0';
		if (result != (size_t)-1)
			break;
		if (errno == E2BIG)
			continue;
		if (errno == EINVAL && !last && left <= LONGEST)
			break;
		/*
		 * Only the one byte is given up: what follows it may be a line
		 * end. Windows writes the euro sign as 0x80, the standard does not.
		 */
		if (d->gb && *in.is == '\x80')
			strbuf_adds(out, euro);
		else
			put_bad(d, out);
		in.is++;
		left--;
		iconv(d->cd, NULL, NULL, NULL, NULL);
	}
	return n - left;
}

/* Takes the BOM away from what has been put since `from`, once something has been put. */
static void
swallow_bom(struct decoder *d, struct strbuf *out, size_t from)
{
	if (d->begun || out->len == from)
		return;
	d->begun = true;
	if (out->len - from >= 3 && memcmp(out->s + from, bom, 3) == 0)
		strbuf_splice(out, from, 3, NULL, 0);
}

void
decoder_feed(struct decoder *d, const char *s, size_t n, bool last, struct strbuf *out)
{
	struct strbuf joined = STRBUF_INIT;
	size_t from = out->len, done;

	if (d->waiting_count > 0) {
		strbuf_add(&joined, d->waiting, d->waiting_count);
		strbuf_add(&joined, s, n);
		s = joined.s;
		n = joined.len;
		d->waiting_count = 0;
	}
	if (d->cd == NO_ICONV)
		done = decode_utf8(d, s, n, last, out);
	else
		done = decode_iconv(d, s, n, last, out);
	d->waiting_count = n - done;
	if (d->waiting_count > 0)
		memcpy(d->waiting, s + done, d->waiting_count);
	swallow_bom(d, out, from);
	strbuf_finish(&joined);
}
