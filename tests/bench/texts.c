/* SPDX-License-Identifier: MIT */
/*
 * texts NAME [VALUE...]: prints the statement that the console sends under that name ("queue:
 * first"), with the values, as SQL, in the places of its parameters; so that the benches time what
 * is really asked. Without NAME: all names.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "query/texts.h"

static const struct query_text *
find(const char *name)
{
	for (const struct query_text *const *table = query_texts; *table != NULL; table++) {
		for (const struct query_text *text = *table; text->name != NULL; text++) {
			if (name == NULL)
				puts(text->name);
			else if (strcmp(text->name, name) == 0)
				return text;
		}
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	const struct query_text *text = find(argv[1]);

	if (argv[1] == NULL)
		return 0;
	if (text == NULL) {
		fprintf(stderr, "texts: there is no statement \"%s\"\n", argv[1]);
		return 2;
	}
	for (const char *p = text->sql; *p != '\0'; p++) {
		int number = *p == '$' ? atoi(p + 1) : 0;

		if (number == 0) {
			putchar(*p);
			continue;
		}
		if (number > argc - 2) {
			fprintf(stderr, "texts: \"%s\" needs a value for $%d\n", argv[1], number);
			return 2;
		}
		fputs(argv[number + 1], stdout);
		p += strspn(p + 1, "0123456789");
	}
	putchar('\n');
	return 0;
}
