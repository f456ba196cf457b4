/* SPDX-License-Identifier: MIT */
/* Points in time as Chinese offices write them. */
#ifndef PAIDAN_CLI_IMPORT_TIME_H
#define PAIDAN_CLI_IMPORT_TIME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/*
 * Understands year-month-day with - / . or 年月日 between, then optionally a time with : or
 * 时分秒 (点, 上午, 下午), seconds and a fraction, a zone (Z, +08:00); also
 * 20150416 and 20150416022900; full-width digits and signs. Appends
 * "2015-04-16 02:29:00", plus the zone if there was one: without one it is local time, and
 * whose, the database decides. False, with nothing appended, for anything else: orders such as
 * 4/16/2015 are not guessed at.
 */
bool import_time(const char *s, size_t n, struct strbuf *out);

#endif
