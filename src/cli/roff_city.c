/* SPDX-License-Identifier: MIT */
/* paidan-city(5), out of the tables of keys that the checker reads. */
#include "roff.h"

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "city/keys.h"
#include "cli/say.h"

/* What src/city/check*.c hold a pack to, beyond the table of keys. */
static const char *const agreements[] = {
	N_("A code stands once in its list, and what names a class, a lane or a platform names one "
	   "that is there."),
	N_("The platforms are one tree: one root of the kind city, no platform above itself, "
	   "and each after the one above it."),
	N_("Exactly one class is the default, every class has a handling clock, and a clock of a "
	   "class has one row."),
	N_("Office hours and the hours for calls end later than they begin; the cut-off lies in the "
	   "office hours."),
	N_("The shifts of a day follow each other without a gap, and the last ends when the first "
	   "begins."),
	N_("Hours and minutes are at least 1. A warning comes after the clock starts; a limit in "
	   "hours or minutes warns in hours or minutes."),
	N_("Within a class, sign-in, first contact, on-site check, progress and objection end no "
	   "later than handling, and sign-in and first contact no later than progress. With "
	   "first_receiver the objection window may reach beyond the handling, and every class has "
	   "one."),
	N_("Extensions have a unit and an amount, and some handling clock is in that unit."),
	N_("A rule of supervision has what its trigger needs and nothing else."),
	N_("The bands of the evaluation go down, each from its own per cent, to one from 0."),
};

static void
put_key(const struct city_key *key)
{
	struct strbuf line = STRBUF_INIT, allowed = STRBUF_INIT;

	say(".It Ic %s", key->path);
	roff_text(_(key->help));
	city_key_allowed(key, &allowed);
	strbuf_addf(&line, _("It is %s."), strbuf_str(&allowed));
	roff_text(line.s);
	strbuf_clear(&line);
	if (key->required)
		strbuf_adds(&line, _("Needed."));
	else if (key->preset)
		strbuf_addf(&line, _("Default: %s."), key->preset);
	if (line.len)
		roff_text(line.s);
	strbuf_finish(&line);
	strbuf_finish(&allowed);
}

static void
put_keys(const char *title, const struct city_keys *keys)
{
	say(".Sh %s\n.Bl -tag -width Ds", title);
	for (size_t i = 0; i < keys->count; i++)
		put_key(&keys->items[i]);
	say(".El");
}

void
roff_city(void)
{
	say(".\\\" SPDX-License-Identifier: MIT");
	say(".\\\" Made by: paidan --language en tables paidan-city.5");
	say(".Dd November 22, 2026\n.Dt PAIDAN-CITY 5\n.Os\n.Sh NAME\n.Nm paidan-city");
	say(".Nd %s", _("rule packs of cities, and calendars"));
	say(".Sh DESCRIPTION");
	roff_text(_("A rule pack is a YAML file with all that makes one city different from another: "
		    "its platforms and channels, its time limits, and the rules of objections, "
		    "extensions, follow-up, supervision and assessment. A calendar is a YAML file "
		    "with the holidays and make-up workdays of some years."));
	say(".Pp");
	roff_text(_("A key is written here with those above it and dots between; those of a list "
		    "stand in each of its rows. A key that is not known is a fault, and so are "
		    "anchors, aliases, tags and a second document. Nothing after a key, null or ~ "
		    "is as if the key were not there. All faults of a file are told at once, each as "
		    "FILE:LINE:COLUMN: what is wrong and what is allowed."));
	say(".Pp");
	roff_text(_("A pack that is loaded becomes a new version, in force from a day on. Clocks that "
		    "run keep the version they were computed from."));
	put_keys("PACKS", &pack_keys);
	say(".Ss %s", _("What must agree"));
	say(".Bl -bullet");
	for (size_t i = 0; i < ARRAY_LEN(agreements); i++) {
		say(".It");
		roff_text(_(agreements[i]));
	}
	say(".El");
	put_keys("CALENDARS", &calendar_keys);
	say(".Pp");
	roff_text(_("Days go in order, and each lies in its year. A year that lists no days is not "
		    "published; its weekends are known, and deadlines that fall into it are "
		    "provisional until it is loaded."));
	say(".Sh FILES\n.Bl -tag -width Ds");
	say(".It Pa config/cities/*.yaml");
	roff_text(_("Packs to begin with; comments tell where each value is from."));
	say(".It Pa config/calendars/cn.yaml");
	roff_text(_("The calendar of mainland China."));
	say(".El\n.Sh EXAMPLES");
	say(".Dl $ paidan city check city.yaml");
	say(".Dl $ paidan city diff city.yaml");
	say(".Dl $ paidan city load city.yaml --from 2026-10-01");
	say(".Sh SEE ALSO\n.Xr paidan 1");
}
