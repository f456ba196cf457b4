/* SPDX-License-Identifier: MIT */
#include "city/keys.h"

#include <string.h>

#include "base/i18n.h"

const char *
city_key_name(const struct city_key *key)
{
	const char *dot = strrchr(key->path, '.');

	return dot ? dot + 1 : key->path;
}

bool
city_key_under(const struct city_key *key, const struct city_key *parent)
{
	size_t n = parent ? strlen(parent->path) : 0;

	if (!parent)
		return strchr(key->path, '.') == NULL;
	return strncmp(key->path, parent->path, n) == 0 && key->path[n] == '.' &&
	    strchr(key->path + n + 1, '.') == NULL;
}

const struct city_key *
city_key_find(const struct city_keys *keys, const struct city_key *parent, const char *name)
{
	for (size_t i = 0; i < keys->count; i++) {
		const struct city_key *key = &keys->items[i];
		if (city_key_under(key, parent) && strcmp(city_key_name(key), name) == 0)
			return key;
	}
	return NULL;
}

static void
add_choices(const struct city_key *key, struct strbuf *out)
{
	strbuf_adds(out, _("one of "));
	for (int i = 0; key->choices[i]; i++)
		strbuf_addf(out, "%s%s", i ? ", " : "", key->choices[i]);
}

void
city_key_allowed(const struct city_key *key, struct strbuf *out)
{
	switch (key->type) {
	case CITY_SECTION:
		strbuf_adds(out, _("a section of names and values"));
		break;
	case CITY_LIST:
		strbuf_adds(out, _("a list of sections"));
		break;
	case CITY_TEXTS:
		strbuf_adds(out, _("a list of texts"));
		break;
	case CITY_TEXT:
		strbuf_addf(out, _("one line of 1 to %d characters"), key->max);
		break;
	case CITY_CODE:
		strbuf_addf(out, _("1 to %d small letters, digits, _ or -"), key->max);
		break;
	case CITY_CAPITALS:
		strbuf_addf(out, _("1 to %d capital letters or digits"), key->max);
		break;
	case CITY_NUMBER:
		strbuf_addf(out, _("a number from %d to %d"), key->min, key->max);
		break;
	case CITY_CHOICE:
	case CITY_DEGREE:
		add_choices(key, out);
		break;
	case CITY_FLAG:
		strbuf_adds(out, _("true or false"));
		break;
	case CITY_TIME:
		strbuf_adds(out, _("a time of day such as 08:30"));
		break;
	case CITY_DATE:
		strbuf_adds(out, _("a date such as 2026-10-01"));
		break;
	case CITY_ZONE:
		strbuf_adds(out, _("a time zone such as Asia/Shanghai"));
		break;
	}
}
