/* SPDX-License-Identifier: MIT */
#include "shared.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

/* Takes the path over. */
static char *
find(char *path)
{
	const char *folder = getenv("PAIDAN_SHARED");
	char *whole = xasprintf("%s/data/%s", folder ? folder : SOURCE_ROOT "/../shared", path);
	bool there = access(whole, R_OK) == 0;

	if (!there) {
		print_message("# skipped: no %s; set PAIDAN_SHARED to where it is\n", path);
		free(whole);
	}
	free(path);
	if (!there)
		skip();
	return whole;
}

static void
slurp(struct strbuf *out, const char *path)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	do {
		n = fread(strbuf_reserve(out, 65536), 1, 65536, f);
		out->len += n;
	} while (n > 0);
	strbuf_add(out, "", 0);
	fclose(f);
}

void
shared_read(struct strbuf *out, const char *path, ...)
{
	char *whole;
	va_list ap;

	va_start(ap, path);
	whole = find(xvasprintf(path, ap));
	va_end(ap);
	slurp(out, whole);
	free(whole);
}

/* nftw has no argument of ours. */
static void (*each_fn)(const char *path, const struct strbuf *bytes);
static size_t each_count;

static int
on_file(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	struct strbuf bytes = STRBUF_INIT;

	if (type != FTW_F)
		return 0;
	slurp(&bytes, path);
	each_fn(path, &bytes);
	strbuf_finish(&bytes);
	each_count++;
	return 0;
}

size_t
shared_each(const char *folder, void (*fn)(const char *path, const struct strbuf *bytes))
{
	char *whole = find(xstrdup(folder));

	each_fn = fn;
	each_count = 0;
	assert_int_equal(nftw(whole, on_file, 16, FTW_PHYS), 0);
	free(whole);
	return each_count;
}
