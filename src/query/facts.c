/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include <string.h>

#include "base/i18n.h"

/* Not null, not empty, not zero. */
static bool
is_there(json_t *fact)
{
	if (json_is_string(fact))
		return *json_string_value(fact) != '\0';
	if (json_is_array(fact))
		return json_array_size(fact) > 0;
	return json_is_integer(fact) ? json_integer_value(fact) != 0 : json_is_real(fact);
}

/* One of the words of a row: the n bytes at it. */
static bool
holds(json_t *facts, const char *word, size_t n)
{
	size_t name_length = strcspn(word, "= ");
	char *name = xstrndup(word, name_length);
	json_t *fact = json_object_get(facts, name);
	bool ok = is_there(fact);

	if (ok && name_length < n) {
		const char *value = word + name_length + 1, *text = json_string_value(fact);
		size_t length = n - name_length - 1;
		ok = text && strlen(text) == length && memcmp(text, value, length) == 0;
	}
	free(name);
	return ok;
}

static bool
hold(json_t *facts, const char *words)
{
	for (; *words; words += strcspn(words, " "), words += *words == ' ')
		if (!holds(facts, words, strcspn(words, " ")))
			return false;
	return true;
}

const char *
facts_sentence(
    const struct facts_sentence *table, size_t count, const char *code, const char *facts)
{
	json_t *json = json_loads(facts, 0, NULL);
	const char *text = NULL;

	for (size_t i = 0; text == NULL && i < count; i++) {
		if (strcmp(table[i].code, code) == 0 && hold(json, table[i].facts))
			text = _(table[i].text);
	}
	json_decref(json);
	return text;
}

char *
facts_fill(const char *sentence, const char *facts, facts_fn *add, void *ctx)
{
	json_t *json = json_loads(facts, 0, NULL);
	struct strbuf out = STRBUF_INIT;
	const char *end;

	for (const char *s = sentence; *s != '\0'; s++) {
		char name[32];

		end = *s == '{' ? strchr(s, '}') : NULL;
		if (end == NULL || (size_t)(end - s) >= sizeof name) {
			strbuf_addc(&out, *s);
			continue;
		}
		memcpy(name, s + 1, (size_t)(end - s - 1));
		name[end - s - 1] = '\0';
		add(ctx, &out, json, name);
		s = end;
	}
	json_decref(json);
	return strbuf_take(&out);
}
