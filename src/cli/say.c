/* SPDX-License-Identifier: MIT */
#include "cli/say.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "text/sanitize.h"
#include "text/utf8.h"

/* What people's terminals show; set once, when the settings are known. */
static enum encoding chosen = ENCODING_AUTO;

void
say_encoding(enum encoding encoding)
{
	chosen = encoding;
}

static void
put_line(FILE *file, const char *s, size_t n)
{
	enum encoding encoding = chosen == ENCODING_AUTO ? encoding_of_locale() : chosen;

	if (encoding == ENCODING_UTF8) {
		fwrite(s, 1, n, file);
		putc('\n', file);
		return;
	}
	struct encoder *encoder = encoder_create(encoding);
	struct strbuf out = STRBUF_INIT;
	for (size_t pos = 0; pos < n;) {
		uint32_t cp;
		pos += utf8_decode(s + pos, n - pos, &cp, NULL);
		if (!encoder_put(encoder, cp, &out))
			strbuf_addc(&out, '?');
	}
	strbuf_addc(&out, '\n');
	fwrite(out.s, 1, out.len, file);
	strbuf_finish(&out);
	encoder_destroy(encoder);
}

void
say(const char *fmt, ...)
{
	struct strbuf line = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vaddf(&line, fmt, ap);
	va_end(ap);
	put_line(stdout, strbuf_str(&line), line.len);
	strbuf_finish(&line);
}

/* A fault may quote anything: a file's words, an argument, a server's sentence. */
static void
put_fault(const char *sentence)
{
	struct strbuf line = STRBUF_INIT;

	/* In order with what was said before, also where both go to one file. */
	fflush(stdout);
	strbuf_adds(&line, "paidan: ");
	sanitize_adds(&line, sentence);
	put_line(stderr, line.s, line.len);
	strbuf_finish(&line);
}

void
say_fault(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	char *sentence = xvasprintf(fmt, ap);
	va_end(ap);
	put_fault(sentence);
	free(sentence);
}

int
say_cause(int code, char *cause)
{
	put_fault(cause);
	free(cause);
	return code;
}
