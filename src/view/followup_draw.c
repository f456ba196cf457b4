/* SPDX-License-Identifier: MIT */
#include "followup_private.h"

#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "text/sanitize.h"
#include "text/width.h"

#include "aftercare_text.h"

#define ANSWER_ROWS 3

static void
draw_head(const struct call_screen *s, struct canvas *canvas, struct rect line)
{
	const struct ticket *t = &s->page->row;
	struct strbuf left = STRBUF_INIT, right = STRBUF_INIT;
	int used;

	desk_add_number(&left, t);
	strbuf_addc(&left, ' ');
	sanitize_adds(&left, t->title);
	strbuf_adds(&right, state_label(t->state));
	if (t->round > 1)
		strbuf_addf(&right, _("  round %d"), t->round);
	used = width_text(right.s, right.len);
	canvas_field(canvas, line.row, line.col, line.cols - used - 2, ALIGN_LEFT, STYLE_STRONG,
	    left.s);
	canvas_text(canvas, line.row, line.col + line.cols - used, used, STYLE_WARN, right.s);
	strbuf_finish(&left);
	strbuf_finish(&right);
}

/* The citizen, the number, when to call. */
static void
draw_citizen(const struct call_screen *s, struct canvas *canvas, struct rect line)
{
	const struct call_sheet *c = &s->page->sheet;
	struct strbuf out = STRBUF_INIT;
	int used;

	sanitize_adds(&out, c->citizen);
	strbuf_addc(&out, ' ');
	used = canvas_text(canvas, line.row, line.col, line.cols, STYLE_PLAIN, out.s);
	used += canvas_text(canvas, line.row, line.col + used, line.cols - used,
	    s->phone.value != NULL ? STYLE_STRONG : STYLE_PLAIN,
	    s->phone.value != NULL ? s->phone.value :
	    *c->phone != '\0' ? c->phone : _("no number"));
	strbuf_clear(&out);
	call_when(&out, s->v.desk, c);
	canvas_text(canvas, line.row, line.col + used + 2, line.cols - used - 2,
	    c->open ? STYLE_PLAIN : STYLE_WARN, out.s);
	strbuf_finish(&out);
}

struct shown_answer {
	const char *label;       /* N_() */
	const char *field;
	const char *reason;      /* kind of its codes; NULL: yes and no */
};

static const struct shown_answer answers[] = {
	{ N_("Call"), "outcome", "outcome" },
	{ N_("Response"), "responded", NULL },
	{ N_("Solved"), "solved", NULL },
	{ N_("Satisfied"), "satisfaction", "satisfaction" },
};

/* What was recorded last stands there after its draft has gone. */
static const char *
recorded_answer(const struct call_screen *s, const char *field)
{
	const struct call *c = &s->page->calls[s->page->call_count - 1];

	if (strcmp(field, "outcome") == 0)
		return c->outcome;
	if (*c->satisfaction == '\0')
		return "";
	if (strcmp(field, "satisfaction") == 0)
		return c->satisfaction;
	return (strcmp(field, "solved") == 0 ? c->solved : c->responded) ? "true" : "false";
}

static const char *
answer_words(const struct call_screen *s, const struct shown_answer *a)
{
	const char *value = s->recorded && s->page->call_count > 0 ? recorded_answer(s, a->field) :
	    said(s, a->field);

	if (*value == '\0')
		return "__";
	if (a->reason != NULL)
		return names_reason(s->v.desk->names, a->reason, value);
	return strcmp(value, "true") == 0 ? _("yes") : _("no");
}

bool
call_is_polite(const struct call_sheet *c)
{
	return c->open || strcmp(c->mark, "promised") == 0;
}

/* Which answer comes next, with its keys. */
static const char *
question(const struct call_screen *s)
{
	if (s->recorded)
		return _("Recorded. Tab: the next call. Esc: the list.");
	if (!s->page->sheet.independent)
		return _("You had a hand in this ticket: somebody else calls.");
	if (!names_allows(s->v.desk->names, "follow_up", s->page->row.state))
		return _("Nobody is to be called about it now.");
	if (said_is(s, "outcome", "") && !call_is_polite(&s->page->sheet))
		return _("Not to be called at this hour. If the citizen calls: r reached  t call again at…");
	if (said_is(s, "outcome", ""))
		return _("r reached  o no answer  p wrong person  x refused  z void  t call again at…");
	if (said_is(s, "solved", ""))
		return _("Is it solved?  y yes  n no  l leaning dissatisfied");
	if (said_is(s, "responded", ""))
		return _("Did anybody respond?  b yes  B no");
	return _("Satisfied?  1 very  2 satisfied  3 basically  4 dissatisfied  l leaning");
}

static void
draw_answers(const struct call_screen *s, struct canvas *canvas, struct rect area)
{
	int used = 0;

	canvas_rule(canvas, area.row, area.col, area.cols);
	canvas_text(canvas, area.row, area.col + 2, area.cols - 4, STYLE_FAINT, _(" Answers "));
	for (size_t i = 0; i < ARRAY_LEN(answers) && used < area.cols; i++) {
		const char *words = answer_words(s, &answers[i]);

		used += canvas_text(canvas, area.row + 1, area.col + used, area.cols - used,
		    STYLE_FAINT, _(answers[i].label)) + 1;
		used += canvas_text(canvas, area.row + 1, area.col + used, area.cols - used,
		    STYLE_STRONG, words) + 3;
	}
	canvas_text(canvas, area.row + 2, area.col, area.cols,
	    s->recorded ? STYLE_GOOD : STYLE_MARK, question(s));
}

void
call_draw(struct call_screen *s, struct canvas *canvas, struct rect area)
{
	struct rect rest = area;

	draw_head(s, canvas, area);
	rest.row++;
	draw_citizen(s, canvas, rest);
	rest.row++;
	rest.rows = area.rows - 2 - ANSWER_ROWS;
	pager_draw(s->pager, canvas, rest);
	rest.row += rest.rows;
	rest.rows = ANSWER_ROWS;
	draw_answers(s, canvas, rest);
	canvas->cursor_row = rest.row + 2;
	canvas->cursor_col = area.col;
}
