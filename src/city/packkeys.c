/* SPDX-License-Identifier: MIT */
/* The keys of a rule pack, in the order of the manual and of the JSON. */
#include "city/keys.h"

#include "base/i18n.h"
#include "base/vec.h"

static const char *const platform_kinds[] = { "city", "county", "sector", NULL };
static const char *const urgencies[] = { "general", "urgent", "danger", NULL };
static const char *const clock_kinds[] = { "dispatch", "sign_in", "first_contact", "on_site",
	"progress", "handling", "second_handling", "follow_up", "objection", "ruling", NULL };
static const char *const units[] = { "working_days", "calendar_days", "hours", "minutes", NULL };
static const char *const withins[] = { "always", "office", NULL };
static const char *const ends[] = { "day", "office", NULL };
static const char *const chase_steps[] = { "phone", "notice", "leader", "supervision", NULL };
static const char *const nexts[] = { "level_up", "other", "joint", "rectify", NULL };
static const char *const triggers[] = { "overdue", "dissatisfied", "refused", "instruction", "lane",
	NULL };
static const char *const denominators[] = { "received", "dispatched", "closed", "followed_up",
	"rated", NULL };
static const char *const reply_checks[] = { "none", "contact", "basis", NULL };
static const char *const rates[] = { "satisfaction", "resolution", "response", "on_time", "return",
	NULL };

#define NEEDED .required = true

static const struct city_key keys[] = {
	{ "city", CITY_CODE, 1, 32, NEEDED, .help = N_("The code of the city.") },
	{ "name", CITY_TEXT, 1, 60, NEEDED, .help = N_("The name of the city, as people read it.") },
	{ "time_zone", CITY_ZONE, 1, 60, NEEDED,
	    .help = N_("The time zone in which the city's days and hours are counted.") },
	{ "calendar", CITY_CODE, 1, 32, NEEDED,
	    .help = N_("The calendar of holidays and make-up workdays that the city follows.") },
	{ "version_note", CITY_TEXT, 1, 200, .help = N_("What is new in this version of the pack.") },

	{ "office", CITY_SECTION, NEEDED, .help = N_("The office hours of a working day.") },
	{ "office.from", CITY_TIME, NEEDED, .help = N_("When the office opens.") },
	{ "office.to", CITY_TIME, NEEDED,
	    .help = N_("When it closes; clocks in working days end then.") },
	{ "office.cut_off", CITY_TIME, NEEDED,
	    .help = N_("What comes later than this counts for the next day.") },

	{ "shifts", CITY_LIST,
	    .help = N_("The shifts of the hotline, each beginning when the one before ends; without "
		       "them, office hours are the day and the rest is the night.") },
	{ "shifts.code", CITY_CODE, 1, 32, NEEDED, .help = N_("The code of the shift.") },
	{ "shifts.name", CITY_TEXT, 1, 20, NEEDED, .help = N_("The name of the shift.") },
	{ "shifts.from", CITY_TIME, NEEDED, .help = N_("When it begins.") },
	{ "shifts.to", CITY_TIME, NEEDED, .help = N_("When it ends; it may go past midnight.") },
	{ "shifts.night", CITY_FLAG, .preset = "false",
	    .help = N_("Only what is urgent rings then; the rest waits for the morning, in its order.") },

	{ "platforms", CITY_LIST, 1, NEEDED,
	    .help = N_("The tree of platforms; its root is the one of the kind city.") },
	{ "platforms.code", CITY_CAPITALS, 1, 16, NEEDED, .help = N_("The code of the platform.") },
	{ "platforms.name", CITY_TEXT, 1, 60, NEEDED, .help = N_("The name of the platform.") },
	{ "platforms.kind", CITY_CHOICE, .choices = platform_kinds, NEEDED,
	    .help = N_("What the platform is for: the whole city, a county or district, a sector.") },
	{ "platforms.parent", CITY_CAPITALS, 1, 16,
	    .help = N_("The code of the platform above; only the root has none.") },

	{ "channels", CITY_LIST, 1, NEEDED, .help = N_("The ways on which appeals come in.") },
	{ "channels.code", CITY_CODE, 1, 32, NEEDED, .help = N_("The code of the channel.") },
	{ "channels.name", CITY_TEXT, 1, 60, NEEDED, .help = N_("The name of the channel.") },

	{ "lanes", CITY_LIST,
	    .help = N_("The lanes into which the city divides its appeals, if it does.") },
	{ "lanes.code", CITY_CODE, 1, 32, NEEDED, .help = N_("The code of the lane.") },
	{ "lanes.name", CITY_TEXT, 1, 60, NEEDED, .help = N_("The name of the lane.") },

	{ "classes", CITY_LIST, 1, NEEDED,
	    .help = N_("The classes of appeals; the class decides which clocks run.") },
	{ "classes.code", CITY_CODE, 1, 32, NEEDED, .help = N_("The code of the class.") },
	{ "classes.name", CITY_TEXT, 1, 60, NEEDED, .help = N_("The name of the class.") },
	{ "classes.lane", CITY_CODE, 1, 32, .help = N_("The lane that the class goes in.") },
	{ "classes.urgency", CITY_DEGREE, .choices = urgencies, NEEDED,
	    .help = N_("The urgency that the class goes with unless somebody says otherwise.") },
	{ "classes.default", CITY_FLAG, .preset = "false",
	    .help = N_("The class of an appeal that nobody has classified; exactly one class is it.") },

	{ "clocks", CITY_LIST, 1, NEEDED,
	    .help = N_("The time limits, one row for a clock of a class; a clock without a row does "
		       "not run. Every class needs a handling clock.") },
	{ "clocks.kind", CITY_CHOICE, .choices = clock_kinds, NEEDED, .help = N_("Which clock it is.") },
	{ "clocks.class", CITY_CODE, 1, 32, NEEDED, .help = N_("The class that the row is for.") },
	{ "clocks.unit", CITY_CHOICE, .choices = units, NEEDED,
	    .help = N_("What the limit is counted in.") },
	{ "clocks.amount", CITY_NUMBER, 0, 9999, NEEDED,
	    .help = N_("How many of them. 0 days: the end of the day on which the clock starts.") },
	{ "clocks.within", CITY_CHOICE, .choices = withins, .preset = "always",
	    .help = N_("Hours and minutes run day and night (always), or only in office hours of "
		       "working days (office).") },
	{ "clocks.ends", CITY_CHOICE, .choices = ends, .preset = "day",
	    .help = N_("A limit in calendar days ends at midnight (day), or when the office closes "
		       "on its last day (office). Working days always end when the office closes.") },
	{ "clocks.warn", CITY_SECTION,
	    .help = N_("How long before the end the clock is marked as due soon; without it, never.") },
	{ "clocks.warn.unit", CITY_CHOICE, .choices = units, NEEDED,
	    .help = N_("What the warning is counted in.") },
	{ "clocks.warn.amount", CITY_NUMBER, 1, 9999, NEEDED, .help = N_("How many of them.") },
	{ "clocks.phone_first", CITY_FLAG, .preset = "false",
	    .help = N_("The citizen is phoned before anybody sets out, by the checklist of the "
		       "class's urgency; for on_site.") },

	{ "objection", CITY_SECTION, NEEDED,
	    .help = N_("How units object to a dispatch; the window is the objection clock.") },
	{ "objection.first_receiver", CITY_FLAG, NEEDED,
	    .help = N_("The unit that receives an appeal handles it first and objects afterwards.") },
	{ "objection.silence_accepts", CITY_FLAG, NEEDED,
	    .help = N_("Silence until the window is over counts as acceptance.") },

	{ "reply", CITY_LIST,
	    .help = N_("What a unit's reply must say, field by field; of those that fit an appeal the one "
		       "for the deepest matter goes first. Without one, a reply is free text.") },
	{ "reply.class", CITY_CODE, 1, 32, .help = N_("The class that it is for; without it, all.") },
	{ "reply.category", CITY_TEXT, 1, 32,
	    .help = N_("The code of the matter that it is for, with all below it; without it, all.") },
	{ "reply.fields", CITY_LIST, 1, NEEDED, .help = N_("The fields, in their order.") },
	{ "reply.fields.code", CITY_CODE, 1, 32, NEEDED, .help = N_("The code of the field.") },
	{ "reply.fields.name", CITY_TEXT, 1, 20, NEEDED,
	    .help = N_("Its name, as it stands before its text in the reply.") },
	{ "reply.fields.least", CITY_NUMBER, 0, 2000, .preset = "1",
	    .help = N_("So many characters at least; 0: it may be left empty.") },
	{ "reply.fields.check", CITY_CHOICE, .choices = reply_checks, .preset = "none",
	    .help = N_("contact: it has a telephone number; basis: it names a document, by its title, "
		       "its number or an article.") },
	{ "reply.fields.help", CITY_TEXT, 1, 100, .help = N_("What the writer is told about it.") },
	{ "reply.forbidden", CITY_TEXTS, 1, 60,
	    .help = N_("Phrases that say nothing, in no field of the reply.") },

	{ "designation", CITY_SECTION, NEEDED,
	    .help = N_("When the coordination group names the unit.") },
	{ "designation.after", CITY_NUMBER, 1, 20, NEEDED,
	    .help = N_("After so many units have declined.") },

	{ "extension", CITY_SECTION, NEEDED, .help = N_("How a unit may get more time.") },
	{ "extension.times", CITY_NUMBER, 0, 20, NEEDED,
	    .help = N_("How often for one appeal; 0: never, and nothing else stands here.") },
	{ "extension.unit", CITY_CHOICE, .choices = units,
	    .help = N_("What an extension is counted in: that of a handling clock.") },
	{ "extension.amount", CITY_NUMBER, 1, 9999, .help = N_("How many of them at most each time.") },
	{ "extension.long_works_days", CITY_NUMBER, 1, 3650,
	    .help = N_("Calendar days that long works may take in all.") },

	{ "parking", CITY_SECTION, NEEDED, .help = N_("How long an appeal may be parked.") },
	{ "parking.days", CITY_NUMBER, 1, 3650, NEEDED, .help = N_("Calendar days at most.") },
	{ "parking.review_days", CITY_NUMBER, 1, 3650, NEEDED,
	    .help = N_("Calendar days after which somebody looks at it again.") },

	{ "chase", CITY_LIST,
	    .help = N_("The ladder of chasing a unit, if the city lays it down: a step is taken only "
		       "after the one before it. Without it, any step at any time.") },
	{ "chase.step", CITY_CHOICE, .choices = chase_steps, NEEDED,
	    .help = N_("The step: a call, a written notice, a report to the leader, supervision.") },
	{ "chase.after_hours", CITY_NUMBER, 0, 999, .preset = "0",
	    .help = N_("Hours that have to lie between the step before and this one.") },

	{ "letters", CITY_SECTION, .help = N_("Letters to units: handing over, chasing, reports.") },
	{ "letters.mark", CITY_TEXT, 1, 20,
	    .help = N_("What the numbers of the city's letters begin with; without it, its code.") },
	{ "letters.answer_days", CITY_NUMBER, 1, 99,
	    .help = N_("Working days within which a letter wants an answer.") },

	{ "follow_up", CITY_SECTION, NEEDED, .help = N_("How citizens are called back.") },
	{ "follow_up.polite", CITY_SECTION, NEEDED, .help = N_("The hours in which one may call.") },
	{ "follow_up.polite.from", CITY_TIME, NEEDED, .help = N_("No call before.") },
	{ "follow_up.polite.to", CITY_TIME, NEEDED, .help = N_("No call after.") },
	{ "follow_up.attempts", CITY_LIST, 1, NEEDED,
	    .help = N_("The ladder of retries when nobody answers: how long to wait before each.") },
	{ "follow_up.attempts.unit", CITY_CHOICE, .choices = units, NEEDED,
	    .help = N_("What the wait is counted in.") },
	{ "follow_up.attempts.amount", CITY_NUMBER, 1, 999, NEEDED, .help = N_("How many of them.") },
	{ "follow_up.sampling", CITY_NUMBER, 1, 100,
	    .help = N_("Per cent of the appeals that are followed up; without it, all.") },
	{ "follow_up.seed", CITY_TEXT, 1, 60,
	    .help = N_("What the lot is drawn with, together with the day: so that it can be repeated.") },
	{ "follow_up.leaning", CITY_SECTION,
	    .help = N_("How long a unit has when it is warned that a citizen is about to be dissatisfied; "
		       "without it, 24 hours.") },
	{ "follow_up.leaning.unit", CITY_CHOICE, .choices = units, NEEDED,
	    .help = N_("What that time is counted in.") },
	{ "follow_up.leaning.amount", CITY_NUMBER, 1, 999, NEEDED, .help = N_("How many of them.") },
	{ "follow_up.scripts", CITY_LIST,
	    .help = N_("What callers say, by matter; without it, a general text.") },
	{ "follow_up.scripts.category", CITY_TEXT, 1, 60,
	    .help = N_("The code of the matter, with all below it; without it, any.") },
	{ "follow_up.scripts.text", CITY_TEXT, 1, 600, NEEDED, .help = N_("The words.") },

	{ "second_handling", CITY_SECTION, NEEDED,
	    .help = N_("What happens when the citizen is not satisfied.") },
	{ "second_handling.next", CITY_CHOICE, .choices = nexts, NEEDED,
	    .help = N_("To whom it is proposed to go: the same unit one level higher, another unit, "
		       "several together, or the same unit to look at its own work, to feed back and to be "
		       "asked about again.") },
	{ "second_handling.confirm_before_archive", CITY_FLAG, NEEDED,
	    .help = N_("It is archived only when the citizen has confirmed that it is solved.") },

	{ "supervision", CITY_LIST, .help = N_("What opens a supervision case by itself.") },
	{ "supervision.when", CITY_CHOICE, .choices = triggers, NEEDED,
	    .help = N_("overdue: for longer than unit and amount say; dissatisfied, refused: count "
		       "times; instruction: a leader's; lane: the appeal goes in that lane.") },
	{ "supervision.unit", CITY_CHOICE, .choices = units,
	    .help = N_("What the time overdue is counted in.") },
	{ "supervision.amount", CITY_NUMBER, 0, 9999, .help = N_("How many of them.") },
	{ "supervision.count", CITY_NUMBER, 1, 20, .help = N_("How many times.") },
	{ "supervision.lane", CITY_CODE, 1, 32, .help = N_("Which lane.") },
	{ "supervision.level", CITY_NUMBER, 1, 5, .preset = "1",
	    .help = N_("The level of the case; higher is graver.") },

	{ "supervision_levels", CITY_LIST,
	    .help = N_("What the levels of supervision are called, and how long units have to report.") },
	{ "supervision_levels.level", CITY_NUMBER, 1, 5, NEEDED, .help = N_("Which level.") },
	{ "supervision_levels.name", CITY_TEXT, 1, 20, NEEDED, .help = N_("The name of the level.") },
	{ "supervision_levels.unit", CITY_CHOICE, .choices = units, NEEDED,
	    .help = N_("What the time to report is counted in.") },
	{ "supervision_levels.amount", CITY_NUMBER, 1, 999, NEEDED, .help = N_("How many of them.") },

	{ "assessment", CITY_SECTION, NEEDED, .help = N_("How units are measured.") },
	{ "assessment.denominators", CITY_SECTION, NEEDED,
	    .help = N_("Over which appeals each rate is taken.") },
	{ "assessment.denominators.satisfaction", CITY_CHOICE, .choices = denominators, NEEDED,
	    .help = N_("The satisfaction rate.") },
	{ "assessment.denominators.resolution", CITY_CHOICE, .choices = denominators, NEEDED,
	    .help = N_("The resolution rate.") },
	{ "assessment.denominators.response", CITY_CHOICE, .choices = denominators, NEEDED,
	    .help = N_("The response rate.") },
	{ "assessment.denominators.on_time", CITY_CHOICE, .choices = denominators, NEEDED,
	    .help = N_("The rate of those closed on time.") },
	{ "assessment.denominators.return", CITY_CHOICE, .choices = denominators, NEEDED,
	    .help = N_("The rate of those returned.") },
	{ "assessment.floors", CITY_LIST, .help = N_("Rates below which a unit is named.") },
	{ "assessment.floors.rate", CITY_CHOICE, .choices = rates, NEEDED, .help = N_("Which rate.") },
	{ "assessment.floors.percent", CITY_NUMBER, 1, 100, NEEDED, .help = N_("Per cent.") },
	{ "assessment.bands", CITY_LIST,
	    .help = N_("The bands of the evaluation, from the highest down to the one from 0.") },
	{ "assessment.bands.name", CITY_TEXT, 1, 20, NEEDED, .help = N_("The name of the band.") },
	{ "assessment.bands.from", CITY_NUMBER, 0, 100, NEEDED,
	    .help = N_("Per cent from which on it is reached.") },
	{ "assessment.small_n", CITY_NUMBER, 1, 9999, .preset = "30",
	    .help = N_("A rate over fewer appeals than this is marked as uncertain.") },
	{ "assessment.rank", CITY_SECTION, .help = N_("How units are ranked, if they are.") },
	{ "assessment.rank.bureaux", CITY_NUMBER, 1, 100, NEEDED,
	    .help = N_("How many bureaux are named at the top and at the bottom.") },
	{ "assessment.rank.counties", CITY_NUMBER, 1, 100, NEEDED,
	    .help = N_("How many counties are named at the top and at the bottom.") },
	{ "assessment.rank.interview_after", CITY_NUMBER, 1, 24,
	    .help = N_("After so many periods on end at the bottom the unit is called to an interview.") },

	{ "hints", CITY_SECTION,
	    .help = N_("What ranks the units that could answer for an appeal, in points; who has the "
		       "most is first.") },
	{ "hints.half_life_days", CITY_NUMBER, 90, 36500, .preset = "365",
	    .help = N_("After so many days what was learned of an appeal weighs half.") },
	{ "hints.ruling", CITY_NUMBER, 0, 100000, .preset = "2000",
	    .help = N_("A ruling on the same matter in the same place.") },
	{ "hints.duty", CITY_NUMBER, 0, 100000, .preset = "1000",
	    .help = N_("The most specific row of the registry.") },
	{ "hints.duty_wide", CITY_NUMBER, 0, 100000, .preset = "450",
	    .help = N_("The same, if it holds for a matter of the two topmost levels in the whole city; "
		       "with less than what is learned may weigh, certainty goes before it.") },
	{ "hints.duty_other", CITY_NUMBER, 0, 100000, .preset = "90",
	    .help = N_("Less specific rows, and units that assist.") },
	{ "hints.text", CITY_NUMBER, 0, 100000, .preset = "560",
	    .help = N_("What text, place and matter of appeals that were accepted speak for, at most.") },
	{ "hints.history", CITY_NUMBER, 0, 100000, .preset = "15",
	    .help = N_("What became of appeals of the same matter in the same place, at most.") },
	{ "hints.words", CITY_NUMBER, 0, 100000, .preset = "200",
	    .help = N_("Words of the registry, for an appeal without a category, at most.") },
	{ "hints.territory", CITY_NUMBER, 0, 100000, .preset = "30",
	    .help = N_("To govern the place.") },
	{ "hints.returned", CITY_NUMBER, 0, 100000, .preset = "150",
	    .help = N_("What a unit loses that has returned this very appeal.") },

	{ "checklists", CITY_SECTION, .help = N_("What is done first, by urgency.") },
	{ "checklists.general", CITY_TEXTS, 1, 200, .help = N_("Steps for general appeals.") },
	{ "checklists.urgent", CITY_TEXTS, 1, 200, .help = N_("Steps for urgent appeals.") },
	{ "checklists.danger", CITY_TEXTS, 1, 200,
	    .help = N_("Steps where life or property is in danger.") },
};

const struct city_keys pack_keys = { keys, ARRAY_LEN(keys) };
