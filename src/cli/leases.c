/* SPDX-License-Identifier: MIT */
#include "leases.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "query/write.h"

#define RENEW_MS 40000           /* leases last 120 s */
#define FAREWELL_MS 1000         /* for giving claims back */

static void
released(void *ctx, const struct db_reply *reply)
{
}

/* What was stolen or has run out is not held any more. */
static void
renewed(void *ctx, const struct db_reply *reply)
{
	struct desk *desk = ctx;

	if (reply->outcome == DB_DONE)
		desk->claim_count = write_renewed(reply, desk->claims, desk->claim_count);
}

static void
renew(void *ctx)
{
	struct leases *l = ctx;
	struct desk *desk = l->desk;
	int64_t idle_ms = clock_mono_ms() - app_last_key_ms(desk->app);

	loop_after(desk->loop, RENEW_MS, renew, l);
	if (desk->claim_count == 0)
		return;
	if (idle_ms > (int64_t)l->idle_minutes * 60000) {
		write_release_claims(desk->db, desk->claims, desk->claim_count, released, desk);
		desk_forget_claims(desk);
		app_say(desk->app, STYLE_WARN, "%s",
		    _("Nothing was typed for a long time: your claims were given back."));
	} else {
		write_renew_claims(desk->db, desk->claims, desk->claim_count, renewed, desk);
	}
}

void
leases_begin(struct leases *l, struct desk *desk, int idle_minutes)
{
	l->desk = desk;
	l->idle_minutes = idle_minutes;
	loop_after(desk->loop, RENEW_MS, renew, l);
}

static void
returned(void *ctx, const struct db_reply *reply)
{
	((struct leases *)ctx)->returned = true;
}

void
leases_end(struct leases *l)
{
	struct desk *desk = l->desk;
	int64_t until = clock_mono_ms() + FAREWELL_MS;

	l->returned = desk->claim_count == 0;
	if (db_state(desk->db) != DB_READY)
		return;
	if (!l->returned)
		write_release_claims(desk->db, desk->claims, desk->claim_count, returned, l);
	while ((!l->returned || desk->writes > 0) && clock_mono_ms() < until)
		loop_turn(desk->loop, 50);
}
