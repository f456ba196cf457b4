/* SPDX-License-Identifier: MIT */
/*
 * A relay before the server of with-pg, in the loop of the test, that can be
 * cut at any byte or fall silent.
 */
#ifndef PAIDAN_TEST_DB_PROXY_H
#define PAIDAN_TEST_DB_PROXY_H

#include <stdbool.h>

#include "base/loop.h"

struct proxy;

enum proxy_way { TO_SERVER, TO_CLIENT, PROXY_WAYS };

#define PROXY_FOREVER (-1L)

/* Listens in a fresh directory. */
struct proxy *proxy_create(struct loop *loop);
void proxy_destroy(struct proxy *p);
/* The directory, to be given as host. */
const char *proxy_host(const struct proxy *p);
/*
 * Each connection that comes from now on is cut as soon as so many bytes have
 * passed that way; plan may be NULL, or is asked for each connection.
 */
void proxy_cut_after(struct proxy *p, long (*plan)(void *ctx, enum proxy_way way), void *ctx);
/* Keeps what comes, says nothing, closes nothing. */
void proxy_silence(struct proxy *p, bool silent);
/*
 * As a network that goes without a word: of the connections that there are, nothing passes any more
 * and neither end hears that the other has gone. New ones pass.
 */
void proxy_bury(struct proxy *p);
void proxy_cut_now(struct proxy *p);

#endif
