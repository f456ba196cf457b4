/* SPDX-License-Identifier: MIT */
#include "import_source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/exitcode.h"
#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/utf8.h"

#define PIECE (64 * 1024)
#define TELLING 10              /* multi-byte sequences that are enough to contradict the user */

struct import_source {
	int fd;
	off_t size;                 /* 0: not known */
	off_t done;
	char *piece;                /* PIECE bytes; the first is there from the start */
	size_t length;
	bool ended;                 /* nothing comes after the piece */
	enum encoding encoding, guess;
	char delimiter;
	struct decoder *decoder;
	struct strbuf text;         /* the piece as UTF-8 */
	struct csv *csv;
};

/* How much of a sample is UTF-8: well-formed sequences of several bytes, and what is ill-formed. */
struct share {
	size_t good, bad;
};

static struct share
count_utf8(const char *s, size_t n)
{
	struct share share = { 0, 0 };
	size_t i = 0;

	while (i < n && !utf8_incomplete(s + i, n - i)) {
		uint32_t cp;
		bool bad = false;
		size_t took = utf8_decode(s + i, n - i, &cp, &bad);

		share.bad += bad;
		share.good += !bad && took > 1;
		i += took;
	}
	return share;
}

/* Appends what there is now to the piece; done at the end of the file. False on a read error. */
static bool
read_more(struct import_source *src)
{
	ssize_t n;

	do {
		n = read(src->fd, src->piece + src->length, PIECE - src->length);
	} while (n < 0 && errno == EINTR);
	if (n < 0)
		return false;
	src->length += (size_t)n;
	src->done += n;
	src->ended = n == 0;
	return true;
}

/* The first piece is read until it is full, also from a pipe: the guess wants to see something. */
static bool
read_first(struct import_source *src)
{
	while (!src->ended && src->length < PIECE)
		if (!read_more(src))
			return false;
	return true;
}

/*
 * The sample for the guess: it begins where the first byte outside ASCII stands, be that megabytes
 * down a file with English headings. Returns its length; 0 if all is ASCII. A pipe cannot be read
 * ahead: there the first piece must do.
 */
static size_t
take_sample(const struct import_source *src, char *sample)
{
	off_t at = 0;

	for (;;) {
		ssize_t n = pread(src->fd, sample, PIECE, at);

		if (n < 0 && errno == ESPIPE && at == 0) {
			memcpy(sample, src->piece, src->length);
			return src->length;
		}
		if (n <= 0)
			return 0;
		for (ssize_t i = 0; i < n; i++) {
			if ((unsigned char)sample[i] < 0x80)
				continue;
			n = pread(src->fd, sample, PIECE, at + i);
			return n > 0 ? (size_t)n : 0;
		}
		at += n;
	}
}

/*
 * A file that is UTF-8 but for a few broken bytes is UTF-8: its broken rows are
 * told one by one. Chinese in another encoding is well-formed UTF-8 in
 * one sequence of three at most.
 */
static void
choose_encoding(struct import_source *src, enum encoding said, char **cause)
{
	char *sample = xmalloc(PIECE);
	size_t n = take_sample(src, sample);
	struct share share = count_utf8(sample, n);
	bool mostly_utf8 = share.good >= 9 * share.bad, wrong = false;

	src->guess = n == 0 || mostly_utf8 ? ENCODING_UTF8 : encoding_guess(sample, n, n < PIECE);
	src->encoding = said == ENCODING_AUTO ? src->guess : said;
	free(sample);
	if (said == ENCODING_UTF8 && share.bad >= TELLING && share.bad > share.good)
		wrong = true;
	if (said != ENCODING_AUTO && said != ENCODING_UTF8 && share.good >= TELLING && mostly_utf8)
		wrong = true;
	if (wrong)
		*cause = xasprintf(_("the file is not %s; it reads as %s: leave --encoding out"),
		    encoding_name(said), encoding_name(src->guess));
}

static char
choose_delimiter(const char *s, size_t n)
{
	static const char delimiters[] = { ',', '\t', ';' };
	size_t seen[ARRAY_LEN(delimiters)] = { 0 };
	size_t best = 0;

	for (size_t i = 0; i < n && s[i] != '\n' && s[i] != '\r'; i++)
		for (size_t d = 0; d < ARRAY_LEN(delimiters); d++)
			seen[d] += s[i] == delimiters[d];
	for (size_t d = 1; d < ARRAY_LEN(delimiters); d++)
		if (seen[d] > seen[best])
			best = d;
	return delimiters[best];
}

/* What people send as CSV and is none: told by its first bytes. */
static char *
not_text(const char *s, size_t n)
{
	static const struct {
		const char *magic;
		const char *sentence;
	} kinds[] = {
		{ "\xFF\xFE", N_("the file is UTF-16: save it as \"CSV UTF-8\"") },
		{ "\xFE\xFF", N_("the file is UTF-16: save it as \"CSV UTF-8\"") },
		{ "PK\x03\x04", N_("the file is a workbook (XLSX) or archive: save it as CSV") },
		{ "\xD0\xCF\x11\xE0", N_("the file is a workbook (XLS): save it as CSV") },
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
		size_t m = strlen(kinds[i].magic);

		if (m <= n && memcmp(s, kinds[i].magic, m) == 0)
			return xstrdup(_(kinds[i].sentence));
	}
	return n == 0 ? xstrdup(_("the file is empty")) : NULL;
}

static bool
open_file(struct import_source *src, const char *path)
{
	struct stat st;

	src->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (src->fd < 0 || fstat(src->fd, &st) < 0)
		return false;
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return false;
	}
	src->size = S_ISREG(st.st_mode) ? st.st_size : 0;
	return read_first(src);
}

struct import_source *
import_source_open(const char *path, enum encoding encoding, int *code, char **cause)
{
	struct import_source *src = xcalloc(1, sizeof *src);
	char *trouble = NULL;
	int why = EXIT_DATA;

	src->fd = -1;
	src->piece = xmalloc(PIECE);
	if (!open_file(src, path)) {
		why = EXIT_NOINPUT;
		trouble = xasprintf(_("cannot be read: %s"), strerror(errno));
	} else {
		trouble = not_text(src->piece, src->length);
	}
	if (trouble == NULL)
		choose_encoding(src, encoding, &trouble);
	if (trouble != NULL) {
		*code = why;
		*cause = trouble;
		import_source_close(src);
		return NULL;
	}
	src->decoder = decoder_create(src->encoding);
	return src;
}

void
import_source_close(struct import_source *src)
{
	if (src == NULL)
		return;
	if (src->fd >= 0)
		close(src->fd);
	if (src->decoder != NULL)
		decoder_destroy(src->decoder);
	if (src->csv != NULL)
		csv_destroy(src->csv);
	strbuf_finish(&src->text);
	free(src->piece);
	free(src);
}

enum encoding
import_source_encoding(const struct import_source *src)
{
	return src->encoding;
}

enum encoding
import_source_guess(const struct import_source *src)
{
	return src->guess;
}

char
import_source_delimiter(const struct import_source *src)
{
	return src->delimiter;
}

int
import_source_percent(const struct import_source *src)
{
	if (src->size <= 0)
		return -1;
	return src->done >= src->size ? 100 : (int)(src->done * 100 / src->size);
}

static bool
feed(struct import_source *src, csv_row_fn *fn, void *ctx)
{
	strbuf_clear(&src->text);
	decoder_feed(src->decoder, src->piece, src->length, src->ended, &src->text);
	if (src->csv == NULL) {
		src->delimiter = choose_delimiter(strbuf_str(&src->text), src->text.len);
		src->csv = csv_create(src->delimiter, 0, fn, ctx);
	}
	return csv_feed(src->csv, strbuf_str(&src->text), src->text.len, src->ended);
}

bool
import_source_run(struct import_source *src, csv_row_fn *fn, void *ctx, char **cause)
{
	while (feed(src, fn, ctx)) {
		if (src->ended)
			return true;
		src->length = 0;
		if (!read_more(src)) {
			*cause = xasprintf(_("cannot be read to its end: %s"), strerror(errno));
			return false;
		}
	}
	return false;
}
