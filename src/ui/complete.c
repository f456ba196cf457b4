/* SPDX-License-Identifier: MIT */
#include "ui/complete.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/xalloc.h"
#include "ui/lookup.h"

void
complete_reset(struct complete *c)
{
	free(c->stem);
	*c = (struct complete){ 0 };
}

void
complete_finish(struct complete *c)
{
	complete_reset(c);
}

/* What is forbidden is not offered. */
static void
keep_allowed(struct lookup *l, struct app *app)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->count; i++)
		if (app_may(app, l->hits[i].action))
			l->hits[kept++] = l->hits[i];
	l->count = kept;
}

/* Who typed Chinese gets the label, everyone else the name. */
static const char *
spelling(const struct action *a, const char *stem)
{
	const char *label = _(a->label);

	return (unsigned char)stem[0] >= 0x80 && !strchr(label, ' ') ? label : a->name;
}

void
complete_next(struct complete *c, struct app *app, const struct action_table *const *tables,
    struct edit *edit, int by)
{
	struct lookup l = { 0 };
	bool first = !c->stem;

	if (first && strchr(edit_text(edit), ' '))
		return;
	if (first)
		c->stem = xstrdup(edit_text(edit));
	lookup_run(&l, tables, c->stem);
	keep_allowed(&l, app);
	if (l.count > 0) {
		if (first)
			c->at = by > 0 ? 0 : l.count - 1;
		else
			c->at = (c->at + l.count + (by > 0 ? 1 : l.count - 1)) % l.count;
		const char *word = spelling(l.hits[c->at].action, c->stem);
		char *line = xasprintf("%s ", word);
		edit_set(edit, l.count == 1 ? line : word);
		free(line);
	}
	lookup_finish(&l);
}

static void
echo_one(const struct action *a, struct strbuf *out)
{
	strbuf_addf(out, "%s %s", a->name, _(a->label));
	if (a->usage)
		strbuf_addf(out, "  %s", _(a->usage));
	strbuf_addf(out, "  %s", _(a->help));
}

static void
echo_several(const struct lookup *l, struct strbuf *out)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct action *a = l->hits[i].action;
		strbuf_addf(out, "%s%s %s", i ? "  " : "", a->name, _(a->label));
	}
}

void
complete_echo(const struct complete *c, struct app *app, const struct action_table *const *tables,
    const char *line, struct strbuf *out)
{
	struct lookup l = { 0 };
	struct args args = { 0 };
	char *verb = NULL;

	if (!args_parse(line, &verb, &args)) {
		strbuf_adds(out, _("A quote is open: \" is missing at the end."));
		return;
	}
	lookup_run(&l, tables, verb);
	keep_allowed(&l, app);
	const struct action *one = *verb ? lookup_one(&l) : NULL;
	if (one)
		echo_one(one, out);
	else if (l.count > 0)
		echo_several(&l, out);
	else
		strbuf_adds(out, _("There is no such command."));
	lookup_finish(&l);
	args_finish(&args);
	free(verb);
}
