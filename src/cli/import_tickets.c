/* SPDX-License-Identifier: MIT */
#include "import_tickets.h"

#include <string.h>

#include "base/vec.h"
#include "text/utf8.h"

/* Of a title cut from the text; the bytes bound what marks may pile up on a character. */
#define TITLE_CHARACTERS 30
#define TITLE_BYTES 200

static struct import_text
text_of(const struct strbuf *b)
{
	return (struct import_text){ b->len > 0 ? b->s : NULL, b->len };
}

/* Whether a sentence or a line ends at s. */
static bool
is_end(const char *s, size_t n)
{
	static const char *const stops[] = { "。", "！", "？", "；", "\n", "\r" };

	for (size_t i = 0; i < ARRAY_LEN(stops); i++)
		if (strlen(stops[i]) <= n && memcmp(s, stops[i], strlen(stops[i])) == 0)
			return true;
	return false;
}

/* The first sentence of the text; a long one is cut between characters, and … says so. */
static void
cut_title(struct import_text body, struct strbuf *title)
{
	const char *mark = "";
	size_t end = 0;

	while (end < body.n && is_end(body.s + end, body.n - end))
		end = utf8_next(body.s, body.n, end);
	for (int i = 0; end < body.n && !is_end(body.s + end, body.n - end); i++) {
		size_t next = utf8_next(body.s, body.n, end);

		if (i == TITLE_CHARACTERS || next > TITLE_BYTES) {
			mark = "…";
			break;
		}
		end = next;
	}
	strbuf_clear(title);
	strbuf_add(title, body.s, end);
	strbuf_adds(title, mark);
}

/* The division goes before the address, unless the address names it already. */
static void
join_place(struct import_text area, struct import_text address, struct strbuf *place)
{
	strbuf_clear(place);
	if (area.s != NULL &&
	    (address.s == NULL || memmem(address.s, address.n, area.s, area.n) == NULL))
		strbuf_add(place, area.s, area.n);
	if (address.s != NULL)
		strbuf_add(place, address.s, address.n);
}

void
import_tickets_complete(struct import_text *values, struct import_scratch *scratch)
{
	struct strbuf *title = &scratch->made[TICKET_TITLE], *place = &scratch->made[TICKET_PLACE];

	if (values[TICKET_TITLE].s == NULL) {
		cut_title(values[TICKET_TEXT], title);
		values[TICKET_TITLE] = text_of(title);
	}
	join_place(values[TICKET_AREA], values[TICKET_PLACE], place);
	values[TICKET_PLACE] = text_of(place);
}
