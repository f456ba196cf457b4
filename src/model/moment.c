/* SPDX-License-Identifier: MIT */
#include "model/moment.h"

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "model/ticket.h"

static bool
break_down(int64_t ms, struct tm *tm)
{
	time_t seconds;

	if (ms == NO_TIME)
		return false;
	seconds = (time_t)(ms / 1000 - (ms % 1000 < 0)) + clock_utc_offset() * 60;
	return gmtime_r(&seconds, tm) != NULL;
}

void
moment_clock(struct strbuf *out, int64_t ms)
{
	struct tm tm;

	if (break_down(ms, &tm))
		strbuf_addf(out, "%02d:%02d", tm.tm_hour, tm.tm_min);
}

void
moment_full(struct strbuf *out, int64_t ms)
{
	struct tm tm;

	if (break_down(ms, &tm))
		strbuf_addf(out, "%04d-%02d-%02d %02d:%02d:%02d", tm.tm_year + 1900, tm.tm_mon + 1,
		    tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

void
moment_short(struct strbuf *out, int64_t ms)
{
	struct tm tm;

	if (break_down(ms, &tm))
		strbuf_addf(
		    out, "%02d-%02d %02d:%02d", tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min);
}

static bool
same_day(const struct tm *a, const struct tm *b)
{
	return a->tm_year == b->tm_year && a->tm_yday == b->tm_yday;
}

void
moment_after(struct strbuf *out, int64_t ms, int64_t day)
{
	struct tm tm, that;

	if (break_down(ms, &tm) && break_down(day, &that) && same_day(&tm, &that))
		moment_clock(out, ms);
	else
		moment_short(out, ms);
}

void
moment_brief(struct strbuf *out, int64_t ms, int64_t now)
{
	struct tm tm, today;

	if (!break_down(ms, &tm) || !break_down(now, &today))
		return;
	if (same_day(&tm, &today))
		strbuf_addf(out, "%02d:%02d", tm.tm_hour, tm.tm_min);
	else
		strbuf_addf(out, "%02d-%02d", tm.tm_mon + 1, tm.tm_mday);
}

void
moment_span(struct strbuf *out, int64_t ms)
{
	int64_t minutes = llabs(ms) / 60000;
	long days = (long)(minutes / 1440), hours = (long)(minutes / 60 % 24);
	long rest = (long)(minutes % 60);

	if (ms < 0)
		strbuf_addc(out, '-');
	/* TRANSLATORS: spans of time in a column of eight. */
	if (days > 9)
		strbuf_addf(out, _("%ldd"), days);
	else if (days > 0)
		strbuf_addf(out, _("%ldd%ldh"), days, hours);
	else if (hours > 9)
		strbuf_addf(out, _("%ldh"), hours);
	else if (hours > 0)
		strbuf_addf(out, _("%ldh%ldm"), hours, rest);
	else
		strbuf_addf(out, _("%ldm"), rest);
}
