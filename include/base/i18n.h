/* SPDX-License-Identifier: MIT */
/*
 * Translation. Messages are written in English in the source, marked _() or
 * N_(), extracted with xgettext and compiled with msgfmt; the compiled
 * catalogues (.mo, in the format of the GNU gettext manual) are embedded in the
 * binary and looked up here. libintl's own lookup is not used because it ties
 * the language to an installed locale, and a machine may have only C.UTF-8.
 */
#ifndef PAIDAN_BASE_I18N_H
#define PAIDAN_BASE_I18N_H

#include <stdbool.h>
#include <stddef.h>

#define _(msgid) i18n(msgid)
/* Marks a string in a table; the place that shows it calls _() on it. */
#define N_(msgid) (msgid)

/* "zh" or "en"; false, and nothing changes, for a language there is no catalogue for. */
bool i18n_use(const char *language);
const char *i18n_language(void);
/* The translation, or msgid itself. Never NULL; "" stays "". */
const char *i18n(const char *msgid) __attribute__((format_arg(1)));
/* The same in a named language, whatever is in use: command names are typed in both. */
const char *i18n_in(const char *language, const char *msgid);

/* One embedded catalogue; src/po/meson.build generates the array. */
struct i18n_catalogue {
	const char *language;
	const unsigned char *mo;
	size_t size;
};
extern const struct i18n_catalogue i18n_catalogues[];
extern const size_t i18n_catalogue_count;

#endif
