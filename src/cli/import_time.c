/* SPDX-License-Identifier: MIT */
#include "import_time.h"

#include <string.h>

#include "base/vec.h"

#define LONGEST 64              /* bytes of plain text: more is no time */

struct moment {
	int year, month, day;
	int hour, minute, second;
	const char *fraction;       /* ".123", or empty */
	int fraction_length;
	bool zoned;
	int zone;                   /* minutes east of Greenwich */
};

/* The words and signs that stand for a plain one; 'a' and 'p' are before and after noon. */
static const struct {
	const char *from;
	char to;
} signs[] = {
	{ "年", '-' }, { "月", '-' }, { "日", ' ' }, { "/", '-' }, { "／", '-' }, { "－", '-' },
	{ "时", ':' }, { "時", ':' }, { "点", ':' }, { "點", ':' }, { "分", ':' }, { "秒", ' ' },
	{ "：", ':' }, { "　", ' ' }, { "．", '.' }, { "\t", ' ' }, { "T", ' ' }, { "z", 'Z' },
	{ "上午", 'a' }, { "下午", 'p' },
};

/* U+FF10 to U+FF19: EF BC 90 to EF BC 99. */
static bool
full_width_digit(const char *s, size_t n, char *c)
{
	unsigned char last = n >= 3 && memcmp(s, "\xEF\xBC", 2) == 0 ? (unsigned char)s[2] : 0;

	*c = (char)('0' + last - 0x90);
	return last >= 0x90 && last <= 0x99;
}

/* One character of the plain text; returns the bytes it took, 0 if it has no place in a time. */
static size_t
plain_char(const char *s, size_t n, char *c)
{
	for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
		size_t m = strlen(signs[i].from);

		if (m <= n && memcmp(s, signs[i].from, m) == 0) {
			*c = signs[i].to;
			return m;
		}
	}
	if (full_width_digit(s, n, c))
		return 3;
	*c = s[0];
	return strchr("0123456789-+.: Z", s[0]) != NULL && s[0] != '\0' ? 1 : 0;
}

static bool
make_plain(const char *s, size_t n, char plain[LONGEST])
{
	size_t k = 0;

	while (n > 0) {
		char c;
		size_t took = plain_char(s, n, &c);

		if (took == 0 || k == LONGEST - 1)
			return false;
		plain[k++] = c;
		s += took;
		n -= took;
	}
	while (k > 0 && plain[k - 1] == ' ')
		k--;
	plain[k] = '\0';
	return true;
}

static void
skip_blanks(const char **p)
{
	*p += strspn(*p, " ");
}

static bool
take(const char **p, char c)
{
	if (**p != c)
		return false;
	++*p;
	return true;
}

/* A number of least..most digits, and no more digits after it. */
static bool
number(const char **p, size_t least, size_t most, int *out)
{
	size_t n = strspn(*p, "0123456789");

	if (n < least || n > most)
		return false;
	*out = 0;
	while (n-- > 0)
		*out = *out * 10 + *(*p)++ - '0';
	return true;
}

static bool
digits(const char **p, size_t n, int *out)
{
	*out = 0;
	for (size_t i = 0; i < n; i++, ++*p) {
		if (**p < '0' || **p > '9')
			return false;
		*out = *out * 10 + **p - '0';
	}
	return true;
}

static bool
read_date(const char **p, struct moment *m)
{
	char sign;

	if (!number(p, 4, 4, &m->year))
		return false;
	skip_blanks(p);
	sign = **p;
	if (sign != '-' && sign != '.')
		return false;
	++*p;
	skip_blanks(p);
	if (!number(p, 1, 2, &m->month))
		return false;
	skip_blanks(p);
	if (!take(p, sign))
		return false;
	skip_blanks(p);
	return number(p, 1, 2, &m->day);
}

/* 20150416, 20150416022900 and 201504160229: nothing but digits. */
static bool
read_compact(const char **p, struct moment *m)
{
	size_t n = strspn(*p, "0123456789");

	if ((n != 8 && n != 12 && n != 14) || (*p)[n] != '\0')
		return false;
	if (!digits(p, 4, &m->year) || !digits(p, 2, &m->month) || !digits(p, 2, &m->day))
		return false;
	if (n >= 12 && (!digits(p, 2, &m->hour) || !digits(p, 2, &m->minute)))
		return false;
	return n < 14 || digits(p, 2, &m->second);
}

static bool
set_half(struct moment *m, char half)
{
	if (half == 'a' && m->hour > 12)
		return false;
	if (half == 'a' && m->hour == 12)
		m->hour = 0;
	else if (half == 'p' && m->hour < 12)
		m->hour += 12;
	return true;
}

static bool
read_fraction(const char **p, struct moment *m)
{
	size_t n;

	if (**p != '.')
		return true;
	n = strspn(*p + 1, "0123456789");
	m->fraction = *p;
	m->fraction_length = (int)(n > 6 ? 6 : n) + 1;
	*p += 1 + n;
	return n > 0;
}

/* What stands after the date; 2时 and 2时29分 end in a sign, and so may the seconds. */
static bool
read_clock(const char **p, struct moment *m)
{
	char half = '\0';

	if (**p == 'a' || **p == 'p') {
		half = *(*p)++;
		skip_blanks(p);
	}
	if (!number(p, 1, 2, &m->hour))
		return false;
	skip_blanks(p);
	if (!take(p, ':'))
		return false;
	skip_blanks(p);
	if (**p == '\0')
		return set_half(m, half);
	if (!number(p, 1, 2, &m->minute))
		return false;
	skip_blanks(p);
	if (take(p, ':')) {
		skip_blanks(p);
		if (**p != '\0' && (!number(p, 1, 2, &m->second) || !read_fraction(p, m)))
			return false;
	}
	return set_half(m, half);
}

static bool
read_zone(const char **p, struct moment *m)
{
	int hours, minutes = 0, sign;

	skip_blanks(p);
	if (**p == '\0')
		return true;
	m->zoned = true;
	if (take(p, 'Z'))
		return true;
	sign = **p == '-' ? -1 : 1;
	if (!take(p, '+') && !take(p, '-'))
		return false;
	if (!digits(p, 2, &hours))
		return false;
	take(p, ':');
	if (**p != '\0' && !digits(p, 2, &minutes))
		return false;
	m->zone = sign * (hours * 60 + minutes);
	return minutes < 60 && hours <= 14;
}

static bool
exists(const struct moment *m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (m->year % 4 == 0 && m->year % 100 != 0) || m->year % 400 == 0;
	int last;

	/* No hotline is older, and a slip of the pen must not open a month of the year 9201. */
	if (m->year < 1980 || m->year > 2099 || m->month < 1 || m->month > 12)
		return false;
	last = days[m->month - 1] + (m->month == 2 && leap);
	return m->day >= 1 && m->day <= last && m->hour < 24 && m->minute < 60 && m->second < 60;
}

bool
import_time(const char *s, size_t n, struct strbuf *out)
{
	struct moment m = { .fraction = "" };
	char plain[LONGEST];
	const char *p = plain;
	int zone;

	if (!make_plain(s, n, plain))
		return false;
	skip_blanks(&p);
	if (!read_compact(&p, &m)) {
		p = plain;
		skip_blanks(&p);
		if (!read_date(&p, &m))
			return false;
		skip_blanks(&p);
		if (*p != '\0' && (!read_clock(&p, &m) || !read_zone(&p, &m)))
			return false;
	}
	if (*p != '\0' || !exists(&m))
		return false;
	strbuf_addf(out, "%04d-%02d-%02d %02d:%02d:%02d%.*s", m.year, m.month, m.day,
	    m.hour, m.minute, m.second, m.fraction_length, m.fraction);
	zone = m.zone < 0 ? -m.zone : m.zone;
	if (m.zoned)
		strbuf_addf(out, "%c%02d:%02d", m.zone < 0 ? '-' : '+', zone / 60, zone % 60);
	return true;
}
