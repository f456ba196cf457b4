/* SPDX-License-Identifier: MIT */
#include "reply_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "query/feed.h"
#include "text/sanitize.h"
#include "view/views.h"

#include "verb_specs.h"

/* One shape: the fields of a rule, then the attachments. Its texts are owned. */
struct reply_shape {
	struct reply_shape *next;
	struct form_spec spec;
	struct field *fields;
	char **texts;
	size_t text_count, text_cap;
};

struct reply_form {
	struct desk *desk;
	const struct form_spec *spec;
	struct form *form;
	struct desk_write *write; /* while it is under way */
	struct ticket ticket;    /* number and title are copies */
	char *subject;
};

/* --- shapes ----------------------------------------------------------------------- */

static char *
keep(struct reply_shape *shape, char *text)
{
	*VEC_ADD(shape->texts, shape->text_count, shape->text_cap) = text;
	return text;
}

static void
shape_destroy(struct reply_shape *shape)
{
	for (size_t i = 0; i < shape->text_count; i++)
		free(shape->texts[i]);
	free(shape->texts);
	free(shape->fields);
	free(shape);
}

void
reply_forms_destroy(struct desk *desk)
{
	while (desk->reply_shapes != NULL) {
		struct reply_shape *shape = desk->reply_shapes;

		desk->reply_shapes = shape->next;
		shape_destroy(shape);
	}
}

/* What is checked of a field, behind what the city tells about it. */
static void
add_checks(struct strbuf *out, const struct reply_field *f)
{
	if (f->at_least > 1)
		strbuf_addf(out, _("%sat least %d characters"), out->len > 0 ? "; " : "", f->at_least);
	if (strcmp(f->check, "contact") == 0)
		strbuf_addf(out, _("%swith a telephone number"), out->len > 0 ? "; " : "");
	if (strcmp(f->check, "basis") == 0)
		strbuf_addf(out, _("%snaming a document"), out->len > 0 ? "; " : "");
}

static void
add_field(struct reply_shape *shape, const struct reply_field *f, int rows)
{
	struct strbuf help = STRBUF_INIT;
	struct field *field = &shape->fields[shape->spec.count++];

	sanitize_adds(&help, f->help);
	add_checks(&help, f);
	field->name = field->label = keep(shape, sanitize_line(f->name));
	field->kind = FIELD_LINES;
	field->required = f->at_least > 0;
	field->limit = 8000;
	field->rows = rows;
	field->help = help.len > 0 ? keep(shape, strbuf_take(&help)) : NULL;
	strbuf_finish(&help);
}

static struct reply_shape *
make_shape(const struct names *names, int rule)
{
	const struct form_spec *plain = &verb_specs[WRITE_REPLY];
	struct reply_shape *shape = xcalloc(1, sizeof *shape);
	size_t count = 0;

	for (size_t i = 0; i < names->reply_field_count; i++)
		count += names->reply_fields[i].rule == rule;
	shape->fields = xcalloc(count + 1, sizeof *shape->fields);
	shape->spec = (struct form_spec){ .name = plain->name, .title = plain->title,
		.send = plain->send, .fields = shape->fields };
	for (size_t i = 0; i < names->reply_field_count; i++) {
		if (names->reply_fields[i].rule == rule)
			add_field(shape, &names->reply_fields[i], count > 3 ? 2 : 3);
	}
	shape->fields[shape->spec.count++] = plain->fields[plain->count - 1];
	return shape;
}

static bool
same_text(const char *a, const char *b)
{
	return a != NULL && b != NULL ? strcmp(a, b) == 0 : a == b;
}

static bool
same_shape(const struct reply_shape *a, const struct reply_shape *b)
{
	if (a->spec.count != b->spec.count)
		return false;
	for (size_t i = 0; i < a->spec.count; i++) {
		if (!same_text(a->fields[i].name, b->fields[i].name) ||
		    !same_text(a->fields[i].help, b->fields[i].help) ||
		    a->fields[i].required != b->fields[i].required)
			return false;
	}
	return true;
}

static const struct form_spec *
spec_of(struct desk *desk, int rule)
{
	struct reply_shape *made = make_shape(desk->names, rule);

	for (struct reply_shape *s = desk->reply_shapes; s != NULL; s = s->next) {
		if (same_shape(s, made)) {
			shape_destroy(made);
			return &s->spec;
		}
	}
	made->next = desk->reply_shapes;
	desk->reply_shapes = made;
	return &made->spec;
}

/* --- the form ---------------------------------------------------------------------- */

/* Each field under its name, as the database reads it: see paidan_int.read_reply. */
static char *
text_of(const struct reply_form *f)
{
	struct strbuf out = STRBUF_INIT;

	for (size_t i = 0; i + 1 < f->spec->count; i++) {
		const char *value = form_value(f->form, f->spec->fields[i].name);

		if (*value != '\0')
			strbuf_addf(&out, "%s%s：%s", out.len > 0 ? "\n" : "",
			    f->spec->fields[i].name, value);
	}
	return strbuf_take(&out);
}

static void
submit(struct form *form, void *ctx)
{
	struct reply_form *f = ctx;
	const char *files = form_value(form, "attachments");
	char *text = text_of(f);
	const char *args[WRITE_MAX_ARGS] = { text, *files != '\0' ? files : NULL };

	form_waiting(form, db_state(f->desk->db) == DB_READY ? _("Sent; waiting for the database…") :
	    _("The database is away: it is sent when it is back. Esc leaves it waiting."));
	desk_write(f->desk, WRITE_REPLY, &f->ticket, args, form, f->spec->name, f->subject,
	    &f->write);
	free(text);
}

static void
closed(void *ctx)
{
	struct reply_form *f = ctx;

	if (f->write != NULL)
		desk_form_closed(f->write);
	ticket_finish(&f->ticket);
	free(f->subject);
	free(f);
}

/* Does our unit answer for the ticket? Who assists writes freely. */
static bool
leads(const struct desk *desk, const struct ticket *t)
{
	const struct unit *u = names_unit(desk->names, t->unit_id);

	return t->unit_id != 0 && (t->unit_id == desk->account.unit_id ||
	    (u != NULL && u->runs_platform_id == desk->account.platform_id));
}

bool
reply_form_open(struct desk *desk, const struct ticket *t)
{
	const struct reply_field *rule = names_reply_rule(desk->names, t->class, t->category_id);
	struct form_calls calls = { .submit = submit, .closed = closed };
	struct reply_form *f;
	char *echo;

	if (rule == NULL || !leads(desk, t))
		return false;
	f = xcalloc(1, sizeof *f);
	f->desk = desk;
	f->spec = spec_of(desk, rule->rule);
	f->ticket.id = t->id;
	f->ticket.version = t->version;
	f->ticket.number = xstrdup(t->number);
	f->ticket.title = xstrdup(t->title);
	f->ticket.state = xstrdup(t->state);
	f->subject = desk_subject(t);
	calls.ctx = f;
	f->form = form_open(desk->app, f->spec, f->subject, NULL, desk->drafts, &calls);
	if (*rule->forbidden != '\0') {
		echo = xasprintf(_("Not accepted in it: %s"), rule->forbidden);
		form_echo(f->form, echo);
		free(echo);
	}
	return true;
}
