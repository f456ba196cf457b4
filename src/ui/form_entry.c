/* SPDX-License-Identifier: MIT */
/* What happens inside one field of a form. */
#include "ui/form_private.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/vec.h"
#include "base/xalloc.h"
#include "text/pinyin.h"
#include "text/utf8.h"

void
entry_init(struct entry *e, const struct field *spec, const struct choices *choices)
{
	*e = (struct entry){ .spec = spec, .choices = choices };
	edit_init(&e->edit, spec->kind == FIELD_LINES, spec->limit);
	e->pick.choices = choices;
	if (entry_picks(e))
		pick_rank(&e->pick, "");
}

void
entry_finish(struct entry *e)
{
	edit_finish(&e->edit);
	pick_finish(&e->pick);
	strbuf_finish(&e->value);
	free(e->chosen);
}

bool
entry_many(const struct entry *e)
{
	return e->spec->kind == FIELD_PICK_MANY;
}

bool
entry_picks(const struct entry *e)
{
	return e->spec->kind == FIELD_PICK || e->spec->kind == FIELD_PICK_MANY;
}

static bool
is_text(const struct entry *e)
{
	return e->spec->kind == FIELD_LINE || e->spec->kind == FIELD_LINES;
}

const char *
entry_value(struct entry *e)
{
	if (is_text(e))
		return edit_text(&e->edit);
	strbuf_clear(&e->value);
	for (size_t i = 0; i < e->chosen_count; i++)
		strbuf_addf(&e->value, "%s%s", i ? "," : "", e->choices->items[e->chosen[i]].code);
	return strbuf_str(&e->value);
}

static bool
has(const struct entry *e, size_t choice)
{
	for (size_t i = 0; i < e->chosen_count; i++)
		if (e->chosen[i] == choice)
			return true;
	return false;
}

/* One replaces the other, unless the field takes many. True if that changed anything. */
static bool
choose(struct entry *e, size_t choice)
{
	if (choice == SIZE_MAX || has(e, choice))
		return false;
	if (!entry_many(e))
		e->chosen_count = 0;
	*VEC_ADD(e->chosen, e->chosen_count, e->chosen_cap) = choice;
	return true;
}

void
entry_set(struct entry *e, const char *value)
{
	if (is_text(e)) {
		edit_set(&e->edit, value);
		return;
	}
	e->chosen_count = 0;
	while (*value) {
		size_t n = entry_many(e) ? strcspn(value, ",") : strlen(value);
		char *code = xstrndup(value, n);
		choose(e, choices_find(e->choices, code));
		free(code);
		value += n + (value[n] == ',');
	}
}

static void
clear_typed(struct entry *e)
{
	edit_set(&e->edit, "");
	pick_rank(&e->pick, "");
	e->pick.cursor = SIZE_MAX;
	e->pick.top = 0;
}

bool
entry_unsettled(const struct entry *e)
{
	return entry_picks(e) && edit_text(&e->edit)[strspn(edit_text(&e->edit), " ")];
}

bool
entry_offers(const struct entry *e)
{
	return entry_picks(e) && (e->edit.text.len > 0 || e->pick.cursor != SIZE_MAX ||
	    (e->spec->required && e->chosen_count == 0));
}

bool
entry_guesses(const struct entry *e)
{
	return entry_picks(e) && pick_current(&e->pick) != SIZE_MAX && !pick_is_named(&e->pick);
}

bool
entry_settle(struct entry *e)
{
	if (!entry_picks(e) || pick_current(&e->pick) == SIZE_MAX)
		return false;
	bool changed = choose(e, pick_current(&e->pick));
	clear_typed(e);
	return changed;
}

bool
entry_blank(struct entry *e)
{
	const char *v = entry_value(e);

	return !v[strspn(v, " \t\n")];
}

static bool
drop_last(struct entry *e)
{
	if (e->chosen_count == 0)
		return false;
	e->chosen_count--;
	return true;
}

static bool
pick_key(struct entry *e, const struct key *key, bool *changed, bool *next)
{
	bool typed;

	if (key->sym == KEY_UP_SYM || key->sym == KEY_DOWN_SYM)
		return pick_move(&e->pick, key->sym == KEY_UP_SYM ? -1 : 1) ||
		    key->sym == KEY_DOWN_SYM;
	if (key->sym == KEY_ENTER) {
		bool took = pick_current(&e->pick) != SIZE_MAX;
		*changed = entry_settle(e);
		/* Many: Enter on an empty line ends. What fits nothing keeps the focus. */
		*next = !entry_unsettled(e) && !(took && entry_many(e));
		return true;
	}
	if (key->sym == KEY_BS && e->edit.text.len == 0) {
		*changed = drop_last(e);
		return true;
	}
	if (!edit_key(&e->edit, key, &typed))
		return false;
	if (typed)
		pick_rank(&e->pick, edit_text(&e->edit));
	return true;
}

static bool
begins_so(const struct choice *c, uint32_t cp)
{
	char s[UTF8_MAX + 1] = { 0 };

	utf8_encode(cp, s);
	return pinyin_match(c->label, s) >= FIT_PREFIX || pinyin_match(c->code, s) >= FIT_PREFIX;
}

/* A number is the place in the row; a letter goes round among those that begin with it. */
static size_t
choice_for(const struct entry *e, uint32_t cp)
{
	size_t n = e->choices ? e->choices->count : 0;
	size_t here = e->chosen_count ? e->chosen[0] : n - 1;

	if (cp >= '1' && cp <= '9')
		return cp - '1' < n ? cp - '1' : SIZE_MAX;
	for (size_t i = 1; i <= n; i++)
		if (begins_so(&e->choices->items[(here + i) % n], cp))
			return (here + i) % n;
	return SIZE_MAX;
}

static bool
choice_key(struct entry *e, const struct key *key, bool *changed)
{
	size_t n = e->choices ? e->choices->count : 0;
	size_t here = e->chosen_count ? e->chosen[0] : SIZE_MAX;

	switch (key->sym) {
	case KEY_LEFT_SYM:
		*changed = n > 0 && choose(e, here == SIZE_MAX || here == 0 ? 0 : here - 1);
		return true;
	case KEY_RIGHT_SYM:
		/* From none, SIZE_MAX, it comes to the first. */
		*changed = here + 1 < n && choose(e, here + 1);
		return true;
	case KEY_BS:
	case KEY_DEL:
		*changed = drop_last(e);
		return true;
	case KEY_CHAR:
		*changed = n > 0 && choose(e, choice_for(e, key->cp));
		return true;
	default:
		return key->sym == KEY_PASTE;
	}
}

static bool
text_key(struct entry *e, const struct key *key, bool *changed)
{
	size_t caret = e->edit.caret;

	if (!edit_key(&e->edit, key, changed))
		return false;
	/* At the first and last row the arrows leave the field. */
	bool arrow = key->sym == KEY_UP_SYM || key->sym == KEY_DOWN_SYM;
	return !arrow || e->edit.caret != caret;
}

bool
entry_key(struct entry *e, const struct key *key, bool *changed, bool *next)
{
	*changed = *next = false;
	if (is_text(e))
		return text_key(e, key, changed);
	if (entry_picks(e))
		return pick_key(e, key, changed, next);
	return key->mods == 0 && choice_key(e, key, changed);
}
