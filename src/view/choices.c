/* SPDX-License-Identifier: MIT */
#include "choices.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"

struct list {
	struct choice *items;
	size_t count;
};

static void
add(struct list *out, const char *code, const char *label, const char *note)
{
	out->items[out->count++] = (struct choice){ code, label, note };
}

static void
room(struct list *out, size_t count)
{
	out->items = xcalloc(count + 1, sizeof *out->items);
}

static void
units(struct list *out, const struct names *names)
{
	room(out, names->unit_count);
	for (size_t i = 0; i < names->unit_count; i++) {
		const struct unit *u = &names->units[i];

		if (u->active)
			add(out, u->id_text, u->name, u->short_name);
	}
}

static void
categories(struct list *out, const struct names *names)
{
	room(out, names->category_count);
	for (size_t i = 0; i < names->category_count; i++) {
		const struct category *c = &names->categories[i];

		add(out, c->id_text, c->name, c->full_name);
	}
}

static void
territories(struct list *out, const struct names *names)
{
	room(out, names->territory_count);
	for (size_t i = 0; i < names->territory_count; i++) {
		const struct territory *t = &names->territories[i];

		add(out, t->code, t->name, t->full_name);
	}
}

static void
classes(struct list *out, const struct names *names)
{
	room(out, names->class_count);
	for (size_t i = 0; i < names->class_count; i++)
		add(out, names->classes[i].code, names->classes[i].name, NULL);
}

static void
channels(struct list *out, const struct names *names)
{
	room(out, names->channel_count);
	for (size_t i = 0; i < names->channel_count; i++)
		add(out, names->channels[i].code, names->channels[i].name, NULL);
}

static void
reasons(struct list *out, const struct names *names, const char *kind)
{
	room(out, names->reason_count);
	for (size_t i = 0; i < names->reason_count; i++) {
		const struct reason *r = &names->reasons[i];

		if (strcmp(r->kind, kind) == 0)
			add(out, r->code, r->name, NULL);
	}
}

struct fixed {
	const char *code, *label;
};

static const struct fixed yes_no[] = {
	{ "true", N_("yes") },
	{ "false", N_("no") },
	{ NULL, NULL },
};

/* The codes of enum urgency. */
static const struct fixed urgencies[] = {
	{ "0", N_("general") },
	{ "1", N_("urgent") },
	{ "2", N_("danger") },
	{ NULL, NULL },
};

static const struct fixed personal[] = {
	{ "phone", N_("citizen's number") },
	{ "name", N_("citizen's name") },
	{ "address", N_("citizen's address") },
	{ "id_number", N_("citizen's identity number") },
	{ NULL, NULL },
};

static const struct fixed results[] = {
	{ "true", N_("passed") },
	{ "false", N_("back to the unit") },
	{ NULL, NULL },
};

static void
fixed(struct list *out, const struct fixed *list)
{
	room(out, 5);
	for (; list->code != NULL; list++)
		add(out, list->code, _(list->label), NULL);
}

static const struct fixed decisions[] = {
	{ "true", N_("granted") },
	{ "false", N_("not granted") },
	{ NULL, NULL },
};

static const struct fixed levels[] = {
	{ "1", N_("level 1") },
	{ "2", N_("level 2") },
	{ "3", N_("level 3") },
	{ "4", N_("level 4") },
	{ "5", N_("level 5") },
	{ NULL, NULL },
};

static const struct fixed ranks[] = {
	{ "city", N_("city leader") },
	{ "county", N_("county or bureau leader") },
	{ "section", N_("section head") },
	{ NULL, NULL },
};

/* Steps of the ladder of chasing, and kinds of letters. */
static const struct fixed chase_steps[] = {
	{ "phone", N_("phone") },
	{ "notice", N_("written notice") },
	{ "leader", N_("copy to the leader") },
	{ "supervision", N_("supervision") },
	{ NULL, NULL },
};

static const struct fixed letter_kinds[] = {
	{ "notice", N_("notice of chasing") },
	{ "dispatch", N_("handing over") },
	{ "leader", N_("report to the leader") },
	{ NULL, NULL },
};

static const struct fixed duty_roles[] = {
	{ "lead", N_("lead") },
	{ "assist", N_("assisting") },
	{ "supervise", N_("supervising") },
	{ NULL, NULL },
};

/* Where a field's choices come from: one row a field. */
static const struct source {
	const char *field;
	void (*fill)(struct list *out, const struct names *names);
	const char *reason;      /* kind of reason */
	const struct fixed *fixed;
} sources[] = {
	{ "lead", units, NULL, NULL },
	{ "role", NULL, NULL, duty_roles },
	{ "assist", units, NULL, NULL },
	{ "proposed", units, NULL, NULL },
	{ "unit", units, NULL, NULL },
	{ "category", categories, NULL, NULL },
	{ "territory", territories, NULL, NULL },
	{ "class", classes, NULL, NULL },
	{ "channel", channels, NULL, NULL },
	{ "anonymous", NULL, NULL, yes_no },
	{ "reason_code", NULL, "return", NULL },
	{ "pause_reason", NULL, "pause", NULL },
	{ "reveal_reason", NULL, "reveal", NULL },
	{ "personal", NULL, NULL, personal },
	{ "close_type", NULL, "intake", NULL },
	{ "outcome", NULL, "outcome", NULL },
	{ "satisfaction", NULL, "satisfaction", NULL },
	{ "dissatisfied", NULL, "dissatisfied", NULL },
	{ "step", NULL, NULL, chase_steps },
	{ "chase_outcome", NULL, "chase", NULL },
	{ "letter_kind", NULL, NULL, letter_kinds },
	{ "urgency", NULL, NULL, urgencies },
	{ "pass", NULL, NULL, results },
	{ "responded", NULL, NULL, yes_no },
	{ "solved", NULL, NULL, yes_no },
	{ "told", NULL, NULL, yes_no },
	{ "binding", NULL, NULL, yes_no },
	{ "granted", NULL, NULL, decisions },
	{ "level", NULL, NULL, levels },
	{ "rank", NULL, NULL, ranks },
	{ "result_code", NULL, "case", NULL },
};

struct choice *
choices_for(struct choices *out, const struct names *names, const char *field)
{
	struct list list = { NULL, 0 };

	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		const struct source *s = &sources[i];

		if (strcmp(field, s->field) != 0)
			continue;
		if (s->fill != NULL)
			s->fill(&list, names);
		else if (s->reason != NULL)
			reasons(&list, names, s->reason);
		else
			fixed(&list, s->fixed);
	}
	*out = (struct choices){ list.count, list.items };
	return list.items;
}
