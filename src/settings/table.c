/* SPDX-License-Identifier: MIT */
#include "settings/table.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "settings/settings.h"
#include "text/encoding.h"

#include "conninfo.h"
#include "place.h"

/* Each list in the order of its enum. */
static const char *const languages[] = { "zh", "en", NULL };
static const char *const encodings[] = { "auto", "utf-8", "gb18030", "gbk", "gb2312", "big5",
	NULL };
static const char *const colours[] = { "auto", "never", NULL };
static const char *const lines[] = { "auto", "ascii", NULL };
static const char *const selections[] = { "mark", "bar", NULL };
static const char *const tlses[] = { "verified", "any", NULL };
static const char *const core_dumps[] = { "never", "allow", NULL };
static const char *const draft_encryptions[] = { "none", "passphrase", NULL };
static const char *const quiets[] = { "auto", "always", "never", NULL };

_Static_assert(LANGUAGE_EN == ARRAY_LEN(languages) - 2, "languages");
_Static_assert(ENCODING_BIG5 == ARRAY_LEN(encodings) - 2, "encodings");
_Static_assert(COLOUR_NEVER == ARRAY_LEN(colours) - 2, "colours");
_Static_assert(LINES_ASCII == ARRAY_LEN(lines) - 2, "lines");
_Static_assert(SELECTION_BAR == ARRAY_LEN(selections) - 2, "selections");
_Static_assert(TLS_ANY == ARRAY_LEN(tlses) - 2, "tlses");
_Static_assert(CORE_DUMPS_ALLOW == ARRAY_LEN(core_dumps) - 2, "core_dumps");
_Static_assert(DRAFTS_PASSPHRASE == ARRAY_LEN(draft_encryptions) - 2, "draft_encryptions");
_Static_assert(SETTING_QUIET_NEVER == ARRAY_LEN(quiets) - 2, "quiets");

#define AT(member) offsetof(struct settings, member)

const struct setting setting_table[] = {
	{ "db", SETTING_CONNINFO, .preset = "", .offset = AT(db),
	    .help = N_("The database, as a connection string or URI of libpq; empty: PGHOST, "
		       "PGSERVICE and the like decide.") },
	{ "tls", SETTING_CHOICE, .choices = tlses, .preset = "verified", .offset = AT(tls),
	    .help = N_("Over a network the server must prove who it is (sslmode=verify-full in db), "
		       "or any connection will do; see paidan-security(7).") },
	{ "language", SETTING_CHOICE, .choices = languages, .preset = "zh", .offset = AT(language),
	    .help = N_("The language of the console and of all messages.") },
	{ "terminal_encoding", SETTING_CHOICE, .choices = encodings, .preset = "auto",
	    .offset = AT(terminal_encoding),
	    .help = N_("The encoding of the terminal; auto: as LC_ALL, LC_CTYPE or LANG says, "
		       "UTF-8 if none does.") },
	{ "ambiguous_width", SETTING_NUMBER, 1, 2, .preset = "1", .offset = AT(ambiguous_width),
	    .help = N_("Columns that the terminal gives to characters of ambiguous width.") },
	{ "colour", SETTING_CHOICE, .choices = colours, .preset = "auto", .offset = AT(colour),
	    .help = N_("Colours: as the terminal can, or never.") },
	{ "line_drawing", SETTING_CHOICE, .choices = lines, .preset = "auto",
	    .offset = AT(line_drawing),
	    .help = N_("Rules and frames: drawn as the terminal can, or with ASCII characters.") },
	{ "selection", SETTING_CHOICE, .choices = selections, .preset = "mark",
	    .offset = AT(selection),
	    .help = N_("The selected row: a mark at its beginning, or a bar over the whole row "
		       "(for fast lines).") },
	{ "preview_ms", SETTING_NUMBER, 0, 60000, .preset = "300", .offset = AT(preview_ms),
	    .help = N_("Milliseconds without a key after which what is told beside or below a list "
		       "follows the cursor; 0: at once (for fast lines).") },
	{ "quiet", SETTING_CHOICE, .choices = quiets, .preset = "auto", .offset = AT(quiet),
	    .help = N_("Nothing is sent that was not asked for (no clock, no live rows): while the "
		       "line is slow, always, or never.") },
	{ "page_size", SETTING_NUMBER, 20, 200, .preset = "50", .offset = AT(page_size),
	    .help = N_("Rows of a list asked for at a time.") },
	{ "bulk_ask_from", SETTING_NUMBER, 2, 1000, .preset = "20", .offset = AT(bulk_ask_from),
	    .help = N_("From so many tickets at once on, their number is typed before anything is "
		       "done to them.") },
	{ "idle_release_minutes", SETTING_NUMBER, 1, 240, .preset = "10",
	    .offset = AT(idle_release_minutes),
	    .help = N_("Minutes without a key after which what you have claimed is given back.") },
	{ "lock_minutes", SETTING_NUMBER, 0, 240, .preset = "15", .offset = AT(lock_minutes),
	    .help = N_("Minutes without a key after which the console locks itself; 0: never.") },
	{ "refresh_ms", SETTING_NUMBER, 100, 60000, .preset = "500", .offset = AT(refresh_ms),
	    .help = N_("Milliseconds for which live changes are gathered before they are shown.") },
	{ "answer_seconds", SETTING_NUMBER, 1, 600, .preset = "15", .offset = AT(answer_seconds),
	    .help = N_("Seconds after which a question without an answer is stopped; a line silent "
		       "for twice as long counts as cut.") },
	{ "core_dumps", SETTING_CHOICE, .choices = core_dumps, .preset = "never",
	    .offset = AT(core_dumps),
	    .help = N_("When the program breaks down, its memory, with what citizens wrote, is "
		       "written to no file; allow: for whoever looks for the fault.") },
	{ "log", SETTING_PATH, .preset = "", .offset = AT(log),
	    .help = N_("A file to which the program's own doings are logged; empty: none.") },
	{ "draft_encryption", SETTING_CHOICE, .choices = draft_encryptions, .preset = "none",
	    .offset = AT(draft_encryption),
	    .help = N_("What was typed and not sent is encrypted on the disk with a passphrase that is "
		       "asked for when the console starts; without it nobody reads it again.") },
	{ "state_dir", SETTING_PATH, .preset = "", .offset = AT(state_dir),
	    .help = N_("The folder of drafts and of the demo server; empty: paidan in "
		       "$XDG_STATE_HOME or ~/.local/state.") },
};
const size_t setting_count = ARRAY_LEN(setting_table);

const struct setting *
setting_find(const char *key)
{
	for (size_t i = 0; i < setting_count; i++)
		if (strcmp(setting_table[i].key, key) == 0)
			return &setting_table[i];
	return NULL;
}

static int *
int_at(struct settings *s, const struct setting *setting)
{
	return (int *)(void *)((char *)s + setting->offset);
}

static char **
string_at(struct settings *s, const struct setting *setting)
{
	return (char **)(void *)((char *)s + setting->offset);
}

static void
store_string(struct settings *s, const struct setting *setting, char *fresh)
{
	char **slot = string_at(s, setting);

	free(*slot);
	*slot = fresh;
}

static bool
store_number(struct settings *s, const struct setting *setting, const char *value, char **cause)
{
	char *end;

	errno = 0;
	long n = strtol(value, &end, 10);
	/* strtol passes blanks and a plus sign; we want what we print. */
	bool plain = isdigit((unsigned char)value[0]) && *end == '\0' && errno == 0;
	if (!plain || n < setting->min || n > setting->max) {
		*cause = xasprintf(_("\"%s\" must be a number from %d to %d, not \"%s\""),
		    setting->key, setting->min, setting->max, value);
		return false;
	}
	*int_at(s, setting) = (int)n;
	return true;
}

static bool
store_choice(struct settings *s, const struct setting *setting, const char *value, char **cause)
{
	for (int i = 0; setting->choices[i]; i++) {
		if (strcmp(setting->choices[i], value) == 0) {
			*int_at(s, setting) = i;
			return true;
		}
	}
	struct strbuf range = STRBUF_INIT;
	setting_range(setting, &range);
	*cause = xasprintf(
	    _("\"%s\" must be one of %s, not \"%s\""), setting->key, strbuf_str(&range), value);
	strbuf_finish(&range);
	return false;
}

bool
setting_store(struct settings *s, const struct setting *setting, const char *value, char **cause)
{
	switch (setting->type) {
	case SETTING_NUMBER:
		return store_number(s, setting, value, cause);
	case SETTING_CHOICE:
		return store_choice(s, setting, value, cause);
	case SETTING_CONNINFO:
		if (!conninfo_check(value, cause))
			return false;
		store_string(s, setting, xstrdup(value));
		return true;
	case SETTING_PATH:
		store_string(s, setting, place_expand(value));
		return true;
	}
	return false;
}

void
setting_show(const struct settings *s, const struct setting *setting, struct strbuf *out)
{
	const char *at = (const char *)s + setting->offset;

	switch (setting->type) {
	case SETTING_NUMBER:
		strbuf_addf(out, "%d", *(const int *)(const void *)at);
		break;
	case SETTING_CHOICE:
		strbuf_adds(out, setting->choices[*(const int *)(const void *)at]);
		break;
	case SETTING_CONNINFO:
	case SETTING_PATH:
		strbuf_adds(out, *(char *const *)(const void *)at);
		break;
	}
}

void
setting_flag(const struct setting *setting, struct strbuf *out)
{
	strbuf_adds(out, "--");
	for (const char *p = setting->key; *p; p++)
		strbuf_addc(out, *p == '_' ? '-' : *p);
}

void
setting_variable(const struct setting *setting, struct strbuf *out)
{
	strbuf_adds(out, "PAIDAN_");
	for (const char *p = setting->key; *p; p++)
		strbuf_addc(out, (char)toupper((unsigned char)*p));
}

void
setting_range(const struct setting *setting, struct strbuf *out)
{
	if (setting->type == SETTING_NUMBER)
		strbuf_addf(out, _("%d to %d"), setting->min, setting->max);
	if (setting->type != SETTING_CHOICE)
		return;
	for (int i = 0; setting->choices[i]; i++)
		strbuf_addf(out, "%s%s", i ? ", " : "", setting->choices[i]);
}
