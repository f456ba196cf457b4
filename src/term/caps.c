/* SPDX-License-Identifier: MIT */
#include "term/caps.h"

#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "base/xalloc.h"
#include "term/terminfo.h"

static const char *const names[CAP_COUNT] = {
	"cup", "home", "hpa", "vpa", "cr",
	"cuu", "cud", "cuf", "cub",
	"cuu1", "cud1", "cuf1", "cub1",
	"el", "ed", "clear", "ech", "rep",
	"csr", "ind", "indn", "ri", "rin", "il", "il1", "dl", "dl1",
	"sgr0", "bold", "dim", "smul", "rev",
	"",
};

#define ANSI_CUP "\033[%i%p1%d;%p2%dH"
#define ANSI_REP "%p1%c\033[%p2%{1}%-%db"
#define ANSI_CSR "\033[%i%p1%d;%p2%dr"

static const struct {
	unsigned attr;
	enum cap cap;
	const char *ansi; /* its parameter */
} attrs[] = {
	{ LOOK_BOLD, CAP_BOLD, "1" },
	{ LOOK_DIM, CAP_DIM, "2" },
	{ LOOK_UNDERLINE, CAP_SMUL, "4" },
	{ LOOK_REVERSE, CAP_REV, "7" },
};

static bool
is_ansi_attr(const char *s, const char *param)
{
	size_t n = strlen(param);

	return !*s || (strncmp(s, "\033[", 2) == 0 && strncmp(s + 2, param, n) == 0 &&
	    strcmp(s + 2 + n, "m") == 0);
}

static enum look_depth
depth_of(bool ansi)
{
	char *eighth = terminfo_format(terminfo_string("setaf"), 8, 0);
	char *red = terminfo_format(terminfo_string("setaf"), 1, 0);
	int colours = ansi && strcmp(red, "\033[31m") == 0 ? terminfo_number("colors") : 0;
	enum look_depth depth = colours < 8 ? LOOK_MONO : LOOK_8;

	if (colours >= 16 && strcmp(eighth, "\033[90m") == 0)
		depth = LOOK_16;
	free(eighth);
	free(red);
	return depth;
}

void
caps_init(struct caps *c, bool monochrome)
{
	memset(c, 0, sizeof *c);
	for (size_t i = 0; i < CAP_COUNT; i++)
		c->s[i] = terminfo_plain(terminfo_string(names[i]));
	c->wraps = terminfo_flag("am");
	c->wraps_late = terminfo_flag("xenl");
	c->ansi_cup = strcmp(c->s[CAP_CUP], ANSI_CUP) == 0;
	c->ansi_csr = strcmp(c->s[CAP_CSR], ANSI_CSR) == 0;
	c->ansi_sgr = strncmp(c->s[CAP_SGR0], "\033[", 2) == 0 || strstr(c->s[CAP_SGR0], "\033[m");
	for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
		c->ansi_sgr = c->ansi_sgr && is_ansi_attr(c->s[attrs[i].cap], attrs[i].ansi);
	/* A terminal whose attributes take room on the screen gets none. */
	for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
		if (caps_has(c, attrs[i].cap) && terminfo_number("xmc") <= 0)
			c->attrs |= attrs[i].attr;
	enum look_depth depth = depth_of(c->ansi_sgr);
	c->depth = monochrome ? LOOK_MONO : depth;
	/* Many know it that are not described so: it is tried, and the answer decides. */
	c->repeats = strcmp(c->s[CAP_REP], ANSI_REP) == 0 || (c->ansi_cup && depth != LOOK_MONO);
	free(c->s[CAP_REP]);
	c->s[CAP_REP] = xstrdup(c->repeats ? "\033[%p1%db" : "");
}

void
caps_finish(struct caps *c)
{
	for (size_t i = 0; i < CAP_COUNT; i++)
		free(c->s[i]);
	memset(c, 0, sizeof *c);
}

void
caps_put(const struct caps *c, enum cap cap, struct strbuf *out)
{
	strbuf_adds(out, c->s[cap]);
}

static void
put_number(int n, struct strbuf *out)
{
	char digits[12];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	strbuf_add(out, digits + at, sizeof digits - at);
}

/* The usual form is written without asking the library: a page tries it thousands of times. */
void
caps_put1(const struct caps *c, enum cap cap, int n, struct strbuf *out)
{
	const char *s = c->s[cap], *rest = s + 2;
	bool from_one = strncmp(rest, "%i", 2) == 0;

	rest += from_one ? 2 : 0;
	if (s[0] == '\033' && s[1] == '[' && strncmp(rest, "%p1%d", 5) == 0 && strlen(rest) == 6) {
		strbuf_add(out, s, 2);
		put_number(n + from_one, out);
		strbuf_addc(out, rest[5]);
		return;
	}
	char *made = terminfo_format(s, n, 0);
	strbuf_adds(out, made);
	free(made);
}

/* A parameter of 1 is left out: to the standard, and to every terminal, it means the same. */
void
caps_place(const struct caps *c, int row, int col, struct strbuf *out)
{
	if (!c->ansi_cup) {
		char *made = terminfo_format(c->s[CAP_CUP], row, col);
		strbuf_adds(out, made);
		free(made);
		return;
	}
	strbuf_add(out, "\033[", 2);
	if (row > 0)
		put_number(row + 1, out);
	if (col > 0) {
		strbuf_addc(out, ';');
		put_number(col + 1, out);
	}
	strbuf_addc(out, 'H');
}

void
caps_region(const struct caps *c, int top, int bottom, struct strbuf *out)
{
	char *made = terminfo_format(c->s[CAP_CSR], top, bottom);

	strbuf_adds(out, made);
	free(made);
}

void
caps_region_off(const struct caps *c, int rows, struct strbuf *out)
{
	if (c->ansi_csr)
		strbuf_add(out, "\033[r", 3);
	else
		caps_region(c, 0, rows - 1, out);
}

struct look
caps_look_of(const struct caps *c, enum style style)
{
	struct look look = *look_of(style, c->depth);

	look.attrs &= c->attrs;
	return look;
}

static void
add_param(struct strbuf *params, const char *s)
{
	if (params->len > 0)
		strbuf_addc(params, ';');
	strbuf_adds(params, s);
}

static void
add_colour(struct strbuf *params, int fg)
{
	if (params->len > 0)
		strbuf_addc(params, ';');
	put_number(fg < 8 ? 30 + fg : 82 + fg, params);
}

static void
ansi_look(const struct look *from, const struct look *to, struct strbuf *out)
{
	struct strbuf params = STRBUF_INIT;
	bool adds = from && (from->attrs & ~to->attrs) == 0 &&
	    (from->fg == to->fg || to->fg != LOOK_DEFAULT);
	unsigned had = adds ? from->attrs : 0;

	for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
		if (to->attrs & ~had & attrs[i].attr)
			add_param(&params, attrs[i].ansi);
	if (to->fg != LOOK_DEFAULT && !(adds && from->fg == to->fg))
		add_colour(&params, to->fg);
	strbuf_add(out, "\033[", 2);
	/* An empty parameter is 0, the reset. */
	if (!adds && params.len > 0)
		strbuf_addc(out, ';');
	strbuf_add(out, strbuf_str(&params), params.len);
	strbuf_addc(out, 'm');
	strbuf_finish(&params);
}

void
caps_look(const struct caps *c, const struct look *from, const struct look *to, struct strbuf *out)
{
	if (from && from->fg == to->fg && from->attrs == to->attrs)
		return;
	if (c->ansi_sgr) {
		ansi_look(from, to, out);
		return;
	}
	caps_put(c, CAP_SGR0, out);
	for (size_t i = 0; i < ARRAY_LEN(attrs); i++)
		if (to->attrs & attrs[i].attr)
			caps_put(c, attrs[i].cap, out);
}
