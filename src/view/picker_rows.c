/* SPDX-License-Identifier: MIT */
#include "picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "model/duty.h"
#include "text/pinyin.h"
#include "text/sanitize.h"
#include "text/width.h"

static int
max_int(int a, int b)
{
	return a > b ? a : b;
}

static size_t
rows_count(void *ctx)
{
	return ((struct candidates *)ctx)->shown_count;
}

static const void *
rows_row(void *ctx, size_t i)
{
	return ((struct candidates *)ctx)->shown[i];
}

static int64_t
rows_id(const void *row)
{
	return ((const struct candidate *)row)->unit->id;
}

struct list_source
candidates_source(struct candidates *c)
{
	return (struct list_source){ rows_count, rows_row, rows_id, NULL, NULL, c };
}

/* --- columns ----------------------------------------------------------------- */

/* 0: said below only, for it holds for all (a gap) or is no hindrance (load, bound). */
static int
gravity(const struct hint_fact *warning)
{
	static const char *const light[] = { "load", "gap", "bound" };

	for (size_t i = 0; i < ARRAY_LEN(light); i++) {
		if (strcmp(warning->code, light[i]) == 0)
			return 0;
	}
	return strcmp(warning->code, "against") == 0 ? 1 : 2;
}

static int
gravest(const struct hint *h)
{
	int grave = 0;

	for (size_t i = 0; h != NULL && i < h->warnings.count; i++)
		grave = max_int(grave, gravity(&h->warnings.items[i]));
	return grave;
}

bool
candidate_is_grave(const struct candidate *c)
{
	return gravest(c->hint) == 2;
}

/* Signs, for a colour alone would not do (law 9). */
static enum style
cell_sign(void *ctx, const void *row, struct strbuf *out)
{
	int grave = gravest(((const struct candidate *)row)->hint);

	strbuf_adds(out, grave == 2 ? "!!" : grave == 1 ? "!" : "");
	return grave == 2 ? STYLE_ALARM : STYLE_WARN;
}

static enum style
cell_code(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	sanitize_adds(out, c->unit->code);
	return STYLE_FAINT;
}

static enum style
cell_name(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	sanitize_adds(out, c->unit->short_name);
	return c->hint != NULL ? STYLE_STRONG : STYLE_PLAIN;
}

static enum style
cell_kind(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;

	if (c->hint != NULL)
		strbuf_adds(out, hint_kind_label(c->hint->kind));
	return STYLE_GOOD;
}

static enum style
cell_reason(void *ctx, const void *row, struct strbuf *out)
{
	const struct candidate *c = row;
	char *brief;

	if (c->hint == NULL || c->hint->reasons.count == 0)
		return STYLE_FAINT;
	if (strcmp(c->hint->role, "lead") != 0 && *c->hint->role != '\0')
		strbuf_addf(out, "%s · ", duty_role_label(c->hint->role));
	brief = hint_reason_brief(&c->hint->reasons.items[0]);
	strbuf_adds(out, brief);
	free(brief);
	return STYLE_PLAIN;
}

const struct list_column picker_columns[] = {
	{ "code", N_("Code"), 10, 0, ALIGN_LEFT, cell_code },
	{ "unit", N_("Unit"), 18, 0, ALIGN_LEFT, cell_name },
	{ "warning", N_("!"), 2, 0, ALIGN_LEFT, cell_sign },
	{ "kind", N_("Hint"), 9, 0, ALIGN_LEFT, cell_kind },
	{ "reason", N_("Reason"), 0, 0, ALIGN_LEFT, cell_reason },
};
const size_t picker_column_count = ARRAY_LEN(picker_columns);

/* --- ranking ------------------------------------------------------------------ */

static int
fit_of(const struct unit *u, const char *typed)
{
	int fit = max_int(pinyin_match(u->short_name, typed), pinyin_match(u->name, typed));
	char *aliases, *rest, *alias;

	fit = max_int(fit, pinyin_match(u->code, typed));
	if (*u->aliases == '\0')
		return fit;
	aliases = rest = xstrdup(u->aliases);
	while ((alias = strsep(&rest, "|")) != NULL) {
		if (*alias != '\0')
			fit = max_int(fit, pinyin_match(alias, typed));
	}
	free(aliases);
	return fit;
}

static int
better(const void *a, const void *b)
{
	const struct candidate *x = *(struct candidate *const *)a;
	const struct candidate *y = *(struct candidate *const *)b;

	if (x->fit != y->fit)
		return y->fit - x->fit;
	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	/* The shorter name is the more general unit: 市城管局 before 颍州区城管局. */
	if (strlen(x->unit->short_name) != strlen(y->unit->short_name))
		return strlen(x->unit->short_name) < strlen(y->unit->short_name) ? -1 : 1;
	return x->unit->id - y->unit->id;
}

void
candidates_rank(struct candidates *c, const char *typed)
{
	c->shown_count = 0;
	for (size_t i = 0; i < c->all_count; i++) {
		struct candidate *one = &c->all[i];

		one->fit = *typed == '\0' ? 0 : fit_of(one->unit, typed);
		if (*typed == '\0' || one->fit != FIT_NONE)
			c->shown[c->shown_count++] = one;
	}
	qsort(c->shown, c->shown_count, sizeof(struct candidate *), better);
}

void
candidates_hint(struct candidates *c, const struct hints *hints)
{
	for (size_t i = 0; i < c->all_count; i++) {
		struct candidate *one = &c->all[i];

		one->hint = hints_of(hints, one->unit->id);
		one->place = one->hint != NULL ? (size_t)(one->hint - hints->items) : SIZE_MAX;
	}
}

void
candidates_init(
    struct candidates *c, const struct names *names, int platform_id, int but_unit_id)
{
	c->all = xcalloc(names->unit_count + 1, sizeof *c->all);
	c->shown = xcalloc(names->unit_count + 1, sizeof *c->shown);
	for (size_t i = 0; i < names->unit_count; i++) {
		const struct unit *u = &names->units[i];

		if (u->active && u->id != but_unit_id && unit_reached(u, platform_id))
			c->all[c->all_count++].unit = u;
	}
	candidates_hint(c, NULL);
}

void
candidates_finish(struct candidates *c)
{
	free(c->all);
	free(c->shown);
	*c = (struct candidates){ 0 };
}
