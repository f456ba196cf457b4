/* SPDX-License-Identifier: MIT */
/* The .mo format is that of the GNU gettext manual, "The Format of GNU MO Files". */
#include "base/i18n.h"

#include <stdint.h>
#include <string.h>

#define MO_MAGIC 0x950412deu
#define MO_SWAPPED 0xde120495u
#define MO_HEADER 20

/* A catalogue that has been looked at: two tables of (length, offset) pairs. */
struct mo {
	const unsigned char *bytes;
	size_t size;
	bool swapped;
	uint32_t count;
	uint32_t ids;
	uint32_t texts;
};

static const struct i18n_catalogue *current;

static uint32_t
word(const struct mo *mo, size_t at)
{
	const unsigned char *p = mo->bytes + at;
	uint32_t v;

	memcpy(&v, p, sizeof v);
	return mo->swapped ? __builtin_bswap32(v) : v;
}

static bool
table_fits(const struct mo *mo, uint32_t at)
{
	return at <= mo->size && mo->count <= (mo->size - at) / 8;
}

static bool
mo_read(struct mo *mo, const struct i18n_catalogue *c)
{
	uint32_t magic;

	*mo = (struct mo){ .bytes = c->mo, .size = c->size };
	if (c->size < MO_HEADER)
		return false;
	magic = word(mo, 0);
	if (magic != MO_MAGIC && magic != MO_SWAPPED)
		return false;
	mo->swapped = magic == MO_SWAPPED;
	/* The major revision is the upper half; 0 and 1 are laid out alike. */
	if (word(mo, 4) >> 16 > 1)
		return false;
	mo->count = word(mo, 8);
	mo->ids = word(mo, 12);
	mo->texts = word(mo, 16);
	return table_fits(mo, mo->ids) && table_fits(mo, mo->texts);
}

/* Entry i of a table, or NULL if it is not a terminated string within the bytes. */
static const char *
mo_string(const struct mo *mo, uint32_t table, uint32_t i)
{
	uint32_t len = word(mo, table + (size_t)i * 8);
	uint32_t at = word(mo, table + (size_t)i * 8 + 4);

	if (at >= mo->size || len >= mo->size - at || mo->bytes[at + len] != '\0')
		return NULL;
	return (const char *)mo->bytes + at;
}

static const char *
lookup(const struct i18n_catalogue *c, const char *msgid)
{
	struct mo mo;
	uint32_t low = 0, high;

	/* The empty msgid holds the catalogue's header, which is nobody's translation. */
	if (!c || !*msgid || !mo_read(&mo, c))
		return msgid;
	high = mo.count;
	while (low < high) {
		uint32_t mid = low + (high - low) / 2;
		const char *id = mo_string(&mo, mo.ids, mid);
		const char *text;
		int order;

		if (!id)
			return msgid;
		order = strcmp(msgid, id);
		if (order == 0) {
			text = mo_string(&mo, mo.texts, mid);
			return text && *text ? text : msgid;
		}
		if (order < 0)
			high = mid;
		else
			low = mid + 1;
	}
	return msgid;
}

static const struct i18n_catalogue *
find(const char *language)
{
	for (size_t i = 0; i < i18n_catalogue_count; i++)
		if (strcmp(i18n_catalogues[i].language, language) == 0)
			return &i18n_catalogues[i];
	return NULL;
}

bool
i18n_use(const char *language)
{
	const struct i18n_catalogue *c = find(language);

	/* English needs none: it is what the source says. */
	if (!c && strcmp(language, "en") != 0)
		return false;
	current = c;
	return true;
}

const char *
i18n_language(void)
{
	return current ? current->language : "en";
}

const char *
i18n(const char *msgid)
{
	return lookup(current, msgid);
}

const char *
i18n_in(const char *language, const char *msgid)
{
	return lookup(find(language), msgid);
}
