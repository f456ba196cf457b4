/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include <iconv.h>
#include <stdlib.h>

#include "text/utf8.h"

#define LONGEST 8
#define NO_ICONV ((iconv_t)-1)

struct encoder {
	iconv_t cd; /* NO_ICONV: UTF-8, which needs none */
};

/* To others we speak exactly what they asked for. */
static const char *
iconv_name(enum encoding e)
{
	switch (e) {
	case ENCODING_GB18030:
		return "GB18030";
	case ENCODING_GBK:
		return "GBK";
	case ENCODING_GB2312:
		return "GB2312";
	case ENCODING_BIG5:
		return "CP950";
	case ENCODING_AUTO:
	case ENCODING_UTF8:
		break;
	}
	return NULL;
}

struct encoder *
encoder_create(enum encoding e)
{
	struct encoder *x = xcalloc(1, sizeof *x);
	const char *name = iconv_name(e);

	x->cd = name ? iconv_open(name, "UTF-8") : NO_ICONV;
	return x;
}

void
encoder_destroy(struct encoder *x)
{
	if (!x)
		return;
	if (x->cd != NO_ICONV)
		iconv_close(x->cd);
	free(x);
}

bool
encoder_put(struct encoder *x, uint32_t cp, struct strbuf *out)
{
	char utf8[UTF8_MAX], *in = utf8, *end;
	size_t left, room = LONGEST;

	if (cp < 0x80) {
		strbuf_addc(out, (char)cp);
		return true;
	}
	if (cp > 0x10ffff || (cp >= 0xd800 && cp <= 0xdfff))
		return false;
	left = utf8_encode(cp, utf8);
	if (x->cd == NO_ICONV) {
		strbuf_add(out, utf8, left);
		return true;
	}
	end = strbuf_reserve(out, LONGEST);
	/* More than 0 would be a look-alike, which nobody asked for. */
	if (iconv(x->cd, &in, &left, &end, &room) != 0 || room == LONGEST) {
		iconv(x->cd, NULL, NULL, NULL, NULL);
		out->s[out->len] = '\0';
		return false;
	}
	out->len += LONGEST - room;
	out->s[out->len] = '\0';
	return true;
}
