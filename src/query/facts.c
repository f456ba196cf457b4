/* SPDX-License-Identifier: MIT */
#include "facts.h"

#include <string.h>

char *
facts_fill(const char *sentence, const char *facts, facts_fn *add)
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
		add(&out, json, name);
		s = end;
	}
	json_decref(json);
	return strbuf_take(&out);
}
