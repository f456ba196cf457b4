/* SPDX-License-Identifier: MIT */
#include "picker.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "model/clock.h"
#include "model/moment.h"
#include "text/sanitize.h"
#include "text/width.h"

/* The rule, the deadlines, the liaison officer. */
#define FIXED_ROWS 3

/* Text with its label on the first line, on at most `rows` lines; the last one is cut with …. */
static int
block(struct canvas *canvas, struct rect area, enum style style, const char *label,
    const char *text)
{
	struct strbuf wrapped = STRBUF_INIT;
	int indent = width_text(label, strlen(label)) + 1, row = 0;
	char *line, *rest;

	canvas_text(canvas, area.row, area.col + 1, area.cols - 1, STYLE_FAINT, label);
	width_wrap(&wrapped, text, area.cols - indent - 2);
	for (rest = wrapped.s; rest != NULL && row < area.rows; row++) {
		/* What comes after the last line goes into it, to be cut there. */
		line = row == area.rows - 1 ? rest : strsep(&rest, "\n");
		if (row == area.rows - 1)
			rest = NULL;
		canvas_field(canvas, area.row + row, area.col + indent + 1, area.cols - indent - 2,
		    ALIGN_LEFT, style, line);
	}
	strbuf_finish(&wrapped);
	return row;
}

static struct rect
rows_of(struct rect area, int from, int count)
{
	return (struct rect){ area.row + from, area.col, count, area.cols };
}

static enum style
warning_style(const struct hint_fact *w)
{
	if (strcmp(w->code, "load") == 0 || strcmp(w->code, "bound") == 0)
		return STYLE_PLAIN;
	return strcmp(w->code, "returned_this") == 0 || strcmp(w->code, "inactive") == 0 ?
	    STYLE_ALARM : STYLE_WARN;
}

/* Each warning is one line; what the registry says against a unit without a hint is one too. */
static int
draw_warnings(const struct desk *desk, const struct hints *hints, const struct candidate *c,
    struct canvas *canvas, struct rect area)
{
	char *why = hints_why(hints, desk->names, c->unit->id), *text;
	int row = 0;

	for (size_t i = 0; c->hint != NULL && i < c->hint->warnings.count && row < area.rows; i++) {
		text = hint_warning_text(desk->names, &c->hint->warnings.items[i]);
		row += block(canvas, rows_of(area, row, 1),
		    warning_style(&c->hint->warnings.items[i]), "!", text);
		if (why != NULL && strcmp(why, text) == 0) {
			free(why);
			why = NULL;
		}
		free(text);
	}
	if (why != NULL && row < area.rows)
		row += block(canvas, rows_of(area, row, 1), STYLE_WARN, "!", why);
	free(why);
	return row;
}

/* The strongest reason in full, the others as far as there is room. */
static void
draw_reasons(const struct candidate *c, struct canvas *canvas, struct rect area)
{
	int row = 0;

	if (c->hint == NULL || c->hint->reasons.count == 0) {
		canvas_text(canvas, area.row, area.col + 1, area.cols - 1, STYLE_FAINT,
		    _("No hint speaks for this unit."));
		return;
	}
	for (size_t i = 0; i < c->hint->reasons.count && row < area.rows; i++) {
		const struct hint_fact *r = &c->hint->reasons.items[i];
		char *text = hint_reason_text(r);

		row += block(canvas, rows_of(area, row, i == 0 ? area.rows - row : 1),
		    i == 0 ? STYLE_PLAIN : STYLE_FAINT, hint_kind_label(r->code), text);
		free(text);
	}
}

static int
warning_rows(const struct desk *desk, const struct hints *hints, const struct candidate *c)
{
	char *why = hints_why(hints, desk->names, c->unit->id);
	int rows = (why != NULL) + (c->hint != NULL ? (int)c->hint->warnings.count : 0);

	free(why);
	return rows;
}

static void
add_deadline(struct strbuf *out, const struct hints *hints, const char *kind)
{
	for (size_t i = 0; i < hints->deadline_count; i++) {
		const struct deadline *d = &hints->deadlines[i];

		if (strcmp(d->kind, kind) != 0)
			continue;
		strbuf_addf(out, "%s%s ", out->len > 0 ? "  " : "", clock_label(kind));
		moment_short(out, d->due_ms);
		if (d->provisional)
			strbuf_addc(out, '~');
	}
}

/* What the unit will be held to; the other clocks are told in the details. */
static void
draw_deadlines(const struct hints *hints, struct canvas *canvas, struct rect line)
{
	static const char *const kinds[] = {
		"on_site", "sign_in", "first_contact", "handling", "second_handling",
	};
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; hints != NULL && i < ARRAY_LEN(kinds); i++)
		add_deadline(&out, hints, kinds[i]);
	if (out.len > 0)
		block(canvas, line, STYLE_PLAIN, _("Due"), out.s);
	strbuf_finish(&out);
}

static void
draw_liaison(const struct unit *u, struct canvas *canvas, struct rect line)
{
	struct strbuf out = STRBUF_INIT;
	char *clean;

	if (*u->liaison == '\0')
		strbuf_adds(&out, _("none is known"));
	else
		strbuf_addf(&out, _("%s %s, at night %s"), u->liaison, u->phone,
		    *u->night_phone != '\0' ? u->night_phone : "–");
	strbuf_addf(&out, "  %s", u->name);
	clean = sanitize_line(out.s);
	block(canvas, line, STYLE_PLAIN, _("Liaison officer"), clean);
	free(clean);
	strbuf_finish(&out);
}

int
picker_foot_rows(int rows)
{
	return FIXED_ROWS + (rows >= 30 ? 9 : rows >= 18 ? 5 : 2);
}

void
picker_foot(const struct desk *desk, const struct hints *hints, const struct candidate *c,
    struct canvas *canvas, struct rect area)
{
	int body = area.rows - FIXED_ROWS, warnings;

	desk_draw_named_rule(canvas, area, c != NULL ? c->unit->short_name : "");
	draw_deadlines(hints, canvas, rows_of(area, area.rows - 2, 1));
	if (c == NULL)
		return;
	/* Two lines at least stay for the reason, one where there are only two. */
	warnings = warning_rows(desk, hints, c);
	if (warnings > body - 2)
		warnings = body > 2 ? body - 2 : 1;
	warnings = draw_warnings(desk, hints, c, canvas,
	    rows_of(area, 1 + body - warnings, warnings));
	draw_reasons(c, canvas, rows_of(area, 1, body - warnings));
	draw_liaison(c->unit, canvas, rows_of(area, area.rows - 1, 1));
}

static char *
lead_names(const struct hints *hints, const struct names *names)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i < hints->lead_count; i++) {
		const struct unit *u = names_unit(names, hints->leads[i]);

		if (u != NULL)
			strbuf_addf(&out, "%s%s", out.len > 0 ? "、" : "", u->short_name);
	}
	return strbuf_take(&out);
}

static char *
matter_text(const struct hints *hints, const struct names *names, enum style *style)
{
	char *leads = lead_names(hints, names), *text;

	if (strcmp(hints->verdict, "conflict") == 0) {
		*style = STYLE_ALARM;
		text = xasprintf(_("Conflict: %s are equally named. + one leads, the rest assist; "
				   "! to the coordination group"), leads);
	} else if (strcmp(hints->verdict, "match") == 0) {
		*style = STYLE_GOOD;
		text = xasprintf(_("The registry names %s."), leads);
	} else {
		*style = STYLE_WARN;
		text = xstrdup(_("Gap: the registry names nobody for this matter and place; it goes "
				 "into the gap report."));
	}
	free(leads);
	return text;
}

static char *
suggestion_text(const struct hints *hints)
{
	struct strbuf out = STRBUF_INIT;

	if (hints->suggested_count == 0)
		return xstrdup(_("No category yet: it is asked for before the dispatch."));
	strbuf_adds(&out, _("No category yet; similar texts suggest"));
	for (size_t i = 0; i < hints->suggested_count && i < 3; i++)
		strbuf_addf(&out, "%s %s %d%%", i > 0 ? "、" : "", hints->suggested[i].name,
		    hints->suggested[i].share);
	return strbuf_take(&out);
}

void
picker_matter(const struct hints *hints, const struct names *names, bool classified,
    struct canvas *canvas, struct rect line)
{
	enum style style = STYLE_WARN;
	char *text, *clean;

	if (hints == NULL || (classified && *hints->verdict == '\0'))
		return;
	text = classified ? matter_text(hints, names, &style) : suggestion_text(hints);
	clean = sanitize_line(text);
	canvas_field(canvas, line.row, line.col + 1, line.cols - 2, ALIGN_LEFT, style, clean);
	free(clean);
	free(text);
}
