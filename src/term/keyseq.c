/* SPDX-License-Identifier: MIT */
#include "term/keyseq.h"

#include <stdbool.h>
#include <string.h>

#include "base/vec.h"
#include "text/utf8.h"

#define PARAMS_MAX 4
#define MOUSE_REPORT 6 /* ESC [ M and three bytes, which must not act as keys */

struct final {
	char final;
	enum keysym sym;
	uint32_t cp;
	unsigned mods;
};

/* ESC [ … final */
static const struct final csi_finals[] = {
	{ 'A', KEY_UP_SYM, 0, 0 },
	{ 'B', KEY_DOWN_SYM, 0, 0 },
	{ 'C', KEY_RIGHT_SYM, 0, 0 },
	{ 'D', KEY_LEFT_SYM, 0, 0 },
	{ 'F', KEY_END_SYM, 0, 0 },
	{ 'H', KEY_HOME_SYM, 0, 0 },
	{ 'P', KEY_FUNCTION, 1, 0 },
	{ 'Q', KEY_FUNCTION, 2, 0 },
	{ 'R', KEY_FUNCTION, 3, 0 },
	{ 'S', KEY_FUNCTION, 4, 0 },
	{ 'Z', KEY_BACKTAB, 0, 0 },
	{ 'a', KEY_UP_SYM, 0, 0 }, /* rxvt, with Shift */
	{ 'b', KEY_DOWN_SYM, 0, 0 },
	{ 'c', KEY_RIGHT_SYM, 0, 0 },
	{ 'd', KEY_LEFT_SYM, 0, 0 },
};

/* ESC O final: application mode, and the numeric keypad of the vt100 */
static const struct final ss3_finals[] = {
	{ 'A', KEY_UP_SYM, 0, 0 },
	{ 'B', KEY_DOWN_SYM, 0, 0 },
	{ 'C', KEY_RIGHT_SYM, 0, 0 },
	{ 'D', KEY_LEFT_SYM, 0, 0 },
	{ 'F', KEY_END_SYM, 0, 0 },
	{ 'H', KEY_HOME_SYM, 0, 0 },
	{ 'I', KEY_TAB, 0, 0 },
	{ 'M', KEY_ENTER, 0, 0 },
	{ 'P', KEY_FUNCTION, 1, 0 },
	{ 'Q', KEY_FUNCTION, 2, 0 },
	{ 'R', KEY_FUNCTION, 3, 0 },
	{ 'S', KEY_FUNCTION, 4, 0 },
	{ 'X', KEY_CHAR, '=', 0 },
	{ 'a', KEY_UP_SYM, 0, KEYMOD_CTRL },
	{ 'b', KEY_DOWN_SYM, 0, KEYMOD_CTRL },
	{ 'c', KEY_RIGHT_SYM, 0, KEYMOD_CTRL },
	{ 'd', KEY_LEFT_SYM, 0, KEYMOD_CTRL },
};

/* ESC [ number ~ */
static const struct {
	unsigned number;
	enum keysym sym;
	uint32_t cp;
} numbers[] = {
	{ 1, KEY_HOME_SYM, 0 },
	{ 2, KEY_INS, 0 },
	{ 3, KEY_DEL, 0 },
	{ 4, KEY_END_SYM, 0 },
	{ 5, KEY_PGUP, 0 },
	{ 6, KEY_PGDN, 0 },
	{ 7, KEY_HOME_SYM, 0 },
	{ 8, KEY_END_SYM, 0 },
	{ 11, KEY_FUNCTION, 1 },
	{ 12, KEY_FUNCTION, 2 },
	{ 13, KEY_FUNCTION, 3 },
	{ 14, KEY_FUNCTION, 4 },
	{ 15, KEY_FUNCTION, 5 },
	{ 17, KEY_FUNCTION, 6 },
	{ 18, KEY_FUNCTION, 7 },
	{ 19, KEY_FUNCTION, 8 },
	{ 20, KEY_FUNCTION, 9 },
	{ 21, KEY_FUNCTION, 10 },
	{ 23, KEY_FUNCTION, 11 },
	{ 24, KEY_FUNCTION, 12 },
};

#define PASTE_BEGIN 200

static enum keyseq
from_finals(const struct final *table, size_t count, char final, struct key *out)
{
	for (size_t i = 0; i < count; i++) {
		if (table[i].final == final) {
			out->sym = table[i].sym;
			out->cp = table[i].cp;
			out->mods |= table[i].mods;
			return KEYSEQ_KEY;
		}
	}
	return KEYSEQ_SWALLOW;
}

static enum keyseq
from_number(unsigned number, struct key *out)
{
	if (number == PASTE_BEGIN)
		return KEYSEQ_PASTE;
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		if (numbers[i].number == number) {
			out->sym = numbers[i].sym;
			out->cp = numbers[i].cp;
			return KEYSEQ_KEY;
		}
	}
	return KEYSEQ_SWALLOW;
}

struct csi {
	unsigned params[PARAMS_MAX];
	size_t count; /* params seen; more than PARAMS_MAX are not kept */
	bool plain;   /* nothing but digits and semicolons before the final */
	char final;
};

/* Bit 0 is Shift, 1 Alt, 2 Control, 3 Meta, of the parameter less one. */
static unsigned
csi_mods(const struct csi *csi)
{
	unsigned bits = csi->count > 1 && csi->params[1] > 0 ? csi->params[1] - 1 : 0;

	return (bits & 4 ? KEYMOD_CTRL : 0) | (bits & 10 ? KEYMOD_META : 0);
}

static enum keyseq
csi_key(const struct csi *csi, struct key *out)
{
	if (!csi->plain)
		return KEYSEQ_SWALLOW;
	out->mods = csi_mods(csi);
	switch (csi->final) {
	case '^': /* rxvt: Control */
	case '@': /* rxvt: Control and Shift */
		out->mods |= KEYMOD_CTRL;
		return from_number(csi->params[0], out);
	case '$': /* rxvt: Shift */
	case '~':
		return from_number(csi->params[0], out);
	}
	/* Reports look alike, but for keys the first number is 1 or left out. */
	if (csi->params[0] > 1 && csi->final == 'R' && csi->count == 2) {
		out->cp = csi->params[0];
		out->mods = csi->params[1];
		return KEYSEQ_REPORT;
	}
	if (csi->params[0] > 1)
		return KEYSEQ_SWALLOW;
	return from_finals(csi_finals, ARRAY_LEN(csi_finals), csi->final, out);
}

static void
csi_param(struct csi *csi, char c)
{
	if (c == ';') {
		csi->count++;
		return;
	}
	if (csi->count == 0)
		csi->count = 1;
	if (csi->count <= PARAMS_MAX && csi->params[csi->count - 1] < 10000) {
		unsigned *p = &csi->params[csi->count - 1];
		*p = *p * 10 + (unsigned)(c - '0');
	}
}

/* The oldest forms, which the grammar of ECMA-48 does not cover. */
static bool
csi_irregular(const char *s, size_t n, struct key *out, size_t *taken, enum keyseq *result)
{
	if (n < 3 || (s[2] != '[' && s[2] != 'M'))
		return false;
	size_t whole = s[2] == '[' ? 4 : MOUSE_REPORT;
	*taken = whole;
	if (n < whole) {
		*result = KEYSEQ_MORE;
		return true;
	}
	*result = KEYSEQ_SWALLOW;
	if (s[2] == '[' && s[3] >= 'A' && s[3] <= 'E') { /* linux: F1 to F5 */
		out->sym = KEY_FUNCTION;
		out->cp = (uint32_t)(s[3] - 'A') + 1;
		*result = KEYSEQ_KEY;
	}
	return true;
}

static enum keyseq
read_csi(const char *s, size_t n, struct key *out, size_t *taken)
{
	struct csi csi = { .plain = true };
	enum keyseq result;

	if (csi_irregular(s, n, out, taken, &result))
		return result;
	for (size_t at = 2; at < n; at++) {
		unsigned char c = (unsigned char)s[at];
		*taken = at + 1;
		if (c < 0x20 || c > 0x7E) { /* cut short by something else */
			*taken = at;
			return KEYSEQ_SWALLOW;
		}
		if (c >= 0x40 || (c == '$' && csi.plain && csi.count == 1)) {
			csi.final = (char)c;
			return csi_key(&csi, out);
		}
		if ((c >= '0' && c <= '9') || c == ';')
			csi_param(&csi, (char)c);
		else
			csi.plain = false;
	}
	return KEYSEQ_MORE;
}

static enum keyseq
read_ss3(const char *s, size_t n, struct key *out, size_t *taken)
{
	if (n < 3)
		return KEYSEQ_MORE;
	char final = s[2];
	*taken = 3;
	if (final >= 'j' && final <= 'y') { /* * + , - . / 0 … 9 */
		out->sym = KEY_CHAR;
		out->cp = (uint32_t)(final - 'j' + '*');
		return KEYSEQ_KEY;
	}
	if (final < 0x40 || final > 0x7E) { /* Alt-O and another key */
		out->sym = KEY_CHAR;
		out->cp = 'O';
		out->mods = KEYMOD_META;
		*taken = 2;
		return KEYSEQ_KEY;
	}
	return from_finals(ss3_finals, ARRAY_LEN(ss3_finals), final, out);
}

/* Answers and titles: up to BEL or ESC \, or to whatever cuts them short. */
static enum keyseq
read_string(const char *s, size_t n, size_t *taken)
{
	for (size_t at = 2; at < n; at++) {
		if (s[at] == '\a' || s[at] == '\030' || s[at] == '\032') {
			*taken = at + 1;
			return KEYSEQ_SWALLOW;
		}
		if (s[at] != KEYSEQ_ESC)
			continue;
		if (at + 1 == n)
			return KEYSEQ_MORE;
		*taken = s[at + 1] == '\\' ? at + 2 : at;
		return KEYSEQ_SWALLOW;
	}
	return KEYSEQ_MORE;
}

/* ESC and a character in one go is that character with Alt. */
static enum keyseq
read_meta(const char *s, size_t n, struct key *out, size_t *taken)
{
	unsigned char c = (unsigned char)s[1];

	if (c < 0x20 || c == 0x7F) {
		*out = keyseq_control(c);
		*taken = 2;
	} else {
		if (utf8_incomplete(s + 1, n - 1))
			return KEYSEQ_MORE;
		out->sym = KEY_CHAR;
		*taken = 1 + utf8_decode(s + 1, n - 1, &out->cp, NULL);
	}
	out->mods |= KEYMOD_META;
	return KEYSEQ_KEY;
}

enum keyseq
keyseq_read(const char *s, size_t n, struct key *out, size_t *taken)
{
	if (n < 2)
		return KEYSEQ_MORE;
	switch (s[1]) {
	case '[':
		return read_csi(s, n, out, taken);
	case 'O':
		return read_ss3(s, n, out, taken);
	case 'P':
	case 'X':
	case ']':
	case '^':
	case '_':
		return read_string(s, n, taken);
	case KEYSEQ_ESC:
		break;
	default:
		return read_meta(s, n, out, taken);
	}
	/* Two escapes: Alt and a sequence, or the key struck twice. */
	if (n < 3)
		return KEYSEQ_MORE;
	if (s[2] != '[' && s[2] != 'O') {
		*taken = 1;
		return KEYSEQ_ALONE;
	}
	enum keyseq result = keyseq_read(s + 1, n - 1, out, taken);
	if (result == KEYSEQ_MORE)
		return result;
	/* Nobody strikes an answer or a paste with Alt: the escape was a key. */
	if (result == KEYSEQ_REPORT || result == KEYSEQ_PASTE) {
		*out = (struct key){ 0 };
		*taken = 1;
		return KEYSEQ_ALONE;
	}
	*taken += 1;
	if (result == KEYSEQ_KEY)
		out->mods |= KEYMOD_META;
	return result;
}

struct key
keyseq_control(unsigned char byte)
{
	struct key key = { .sym = KEY_CHAR };

	switch (byte) {
	case '\r':
	case '\n': /* Enter typed ahead, before the terminal was raw */
		key.sym = KEY_ENTER;
		break;
	case '\t':
		key.sym = KEY_TAB;
		break;
	case '\b':
	case 0x7F:
		key.sym = KEY_BS;
		break;
	case 0x1B:
		key.sym = KEY_ESC;
		break;
	case 0:
		key.cp = ' ';
		key.mods = KEYMOD_CTRL;
		break;
	default:
		key.cp = byte <= 26 ? byte + 0x60u : byte + 0x40u;
		key.mods = KEYMOD_CTRL;
	}
	return key;
}
