/* SPDX-License-Identifier: MIT */
#include "replay.h"

#include <string.h>

#include "base/i18n.h"
#include "model/moment.h"
#include "model/ticket.h"
#include "text/sanitize.h"

#define MINUTE_MS 60000

static void
arrow(struct strbuf *out, const struct hop *from, const struct hop *to)
{
	strbuf_adds(out, to->level > from->level ? "↓" : to->level < from->level ? "↑" : "→");
	if (to->transit_ms >= MINUTE_MS) {
		strbuf_addc(out, '(');
		moment_span(out, to->transit_ms);
		strbuf_addc(out, ')');
	}
}

static void
stay(struct strbuf *out, const struct hop *h, int64_t day_ms)
{
	sanitize_adds(out, h->unit);
	if (h->from_ms != NO_TIME) {
		strbuf_addc(out, ' ');
		moment_after(out, h->from_ms, day_ms);
	}
	if (strcmp(h->how, "ruled") == 0)
		strbuf_addf(out, "(%s)", hop_label(h->how));
	if (h->until_ms != NO_TIME) {
		strbuf_adds(out, "─");
		moment_span(out, h->in_hand_ms);
	}
	if (h->again)
		strbuf_adds(out, " ⟲");
}

void
replay_strip(struct strbuf *out, const struct hop *hops, size_t count, int64_t now_ms)
{
	int64_t day_ms = now_ms;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			arrow(out, &hops[i - 1], &hops[i]);
		stay(out, &hops[i], day_ms);
		day_ms = hops[i].from_ms;
	}
}
