/* SPDX-License-Identifier: MIT */
#include "text/encoding.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"

static const struct {
	const char *spelling; /* in lower case, without - _ . : and space */
	enum encoding e;
} spellings[] = {
	{ "auto", ENCODING_AUTO },
	{ "utf8", ENCODING_UTF8 },
	{ "utf8sig", ENCODING_UTF8 },
	{ "utf8bom", ENCODING_UTF8 },
	{ "unicode11utf8", ENCODING_UTF8 },
	{ "cp65001", ENCODING_UTF8 },
	{ "65001", ENCODING_UTF8 },
	{ "gb18030", ENCODING_GB18030 },
	{ "gb180302000", ENCODING_GB18030 },
	{ "gb180302005", ENCODING_GB18030 },
	{ "gb180302022", ENCODING_GB18030 },
	{ "cp54936", ENCODING_GB18030 },
	{ "gbk", ENCODING_GBK },
	{ "xgbk", ENCODING_GBK },
	{ "cp936", ENCODING_GBK },
	{ "ms936", ENCODING_GBK },
	{ "936", ENCODING_GBK },
	{ "windows936", ENCODING_GBK },
	{ "ansi", ENCODING_GBK },
	{ "gb2312", ENCODING_GB2312 },
	{ "gb23121980", ENCODING_GB2312 },
	{ "gb231280", ENCODING_GB2312 },
	{ "csgb2312", ENCODING_GB2312 },
	{ "euccn", ENCODING_GB2312 },
	{ "big5", ENCODING_BIG5 },
	{ "cnbig5", ENCODING_BIG5 },
	{ "bigfive", ENCODING_BIG5 },
	{ "big5eten", ENCODING_BIG5 },
	{ "cp950", ENCODING_BIG5 },
	{ "ms950", ENCODING_BIG5 },
	{ "950", ENCODING_BIG5 },
	{ "windows950", ENCODING_BIG5 },
};

bool
encoding_parse(const char *name, enum encoding *out)
{
	char plain[24];
	size_t n = 0;

	for (; *name; name++) {
		unsigned char c = (unsigned char)*name;

		if (strchr("-_.: ", c))
			continue;
		if (n + 1 == sizeof plain)
			return false;
		/* tolower would ask the locale, and Turkish has its own i. */
		plain[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
	}
	plain[n] = '\0';
	for (size_t i = 0; i < ARRAY_LEN(spellings); i++) {
		if (strcmp(spellings[i].spelling, plain) == 0) {
			*out = spellings[i].e;
			return true;
		}
	}
	return false;
}

const char *
encoding_name(enum encoding e)
{
	static const char *const names[] = {
		[ENCODING_AUTO] = "auto",
		[ENCODING_UTF8] = "utf-8",
		[ENCODING_GB18030] = "gb18030",
		[ENCODING_GBK] = "gbk",
		[ENCODING_GB2312] = "gb2312",
		[ENCODING_BIG5] = "big5",
	};

	return names[e];
}

enum encoding
encoding_of_locale(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *locale = NULL;
	enum encoding e = ENCODING_UTF8;

	for (size_t i = 0; i < ARRAY_LEN(names) && !(locale && *locale); i++)
		locale = getenv(names[i]);
	const char *dot = locale ? strchr(locale, '.') : NULL;
	if (dot) {
		char *codeset = xstrndup(dot + 1, strcspn(dot + 1, "@"));
		if (!encoding_parse(codeset, &e) || e == ENCODING_AUTO)
			e = ENCODING_UTF8;
		free(codeset);
	}
	return e;
}
