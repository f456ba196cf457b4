/* SPDX-License-Identifier: MIT */
#include "proxy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/xalloc.h"

struct end {
	struct link *link;
	enum proxy_way way;      /* of what is read here */
	int fd;
	struct loop_fd *watch;
	long left;               /* bytes until the cut */
};

struct link {
	struct proxy *proxy;
	struct link *next;
	struct end ends[PROXY_WAYS];
};

struct proxy {
	struct loop *loop;
	char dir[64];
	struct sockaddr_un address;
	int fd;
	struct loop_fd *watch;
	struct link *links;
	long (*plan)(void *ctx, enum proxy_way way);
	void *ctx;
};

static void
cut(struct link *link)
{
	struct link **at = &link->proxy->links;

	while (*at != link)
		at = &(*at)->next;
	*at = link->next;
	for (int i = 0; i < PROXY_WAYS; i++) {
		loop_unwatch(link->ends[i].watch);
		close(link->ends[i].fd);
	}
	free(link);
}

static void
on_bytes(void *ctx, short revents)
{
	struct end *from = ctx;
	struct end *to = &from->link->ends[from->way == TO_SERVER ? TO_CLIENT : TO_SERVER];
	char buf[8192];
	size_t room = sizeof buf;
	ssize_t n;

	if (from->left != PROXY_FOREVER && (size_t)from->left < room)
		room = (size_t)from->left;
	n = recv(from->fd, buf, room, 0);
	/* Blocks at most until the other has read: both sockets hold far more than a test sends. */
	if (n <= 0 || send(to->fd, buf, (size_t)n, MSG_NOSIGNAL) != n) {
		cut(from->link);
		return;
	}
	if (from->left != PROXY_FOREVER && (from->left -= n) == 0)
		cut(from->link);
}

static int
connect_server(void)
{
	struct sockaddr_un a = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	snprintf(a.sun_path, sizeof a.sun_path, "%s/.s.PGSQL.%s", getenv("PGHOST"),
	    getenv("PGPORT"));
	if (connect(fd, (struct sockaddr *)&a, sizeof a) == 0)
		return fd;
	close(fd);
	return -1;
}

static void
on_connection(void *ctx, short revents)
{
	struct proxy *p = ctx;
	int client = accept(p->fd, NULL, NULL);
	int server = client < 0 ? -1 : connect_server();
	struct link *link;

	if (server < 0) {
		close(client);
		return;
	}
	link = xcalloc(1, sizeof *link);
	link->proxy = p;
	link->next = p->links;
	p->links = link;
	for (int i = 0; i < PROXY_WAYS; i++) {
		struct end *e = &link->ends[i];

		e->link = link;
		e->way = i;
		e->fd = i == TO_SERVER ? client : server;
		e->left = p->plan ? p->plan(p->ctx, i) : PROXY_FOREVER;
		e->watch = loop_watch(p->loop, e->fd, POLLIN, on_bytes, e);
	}
	if (link->ends[TO_SERVER].left == 0 || link->ends[TO_CLIENT].left == 0)
		cut(link);
}

struct proxy *
proxy_create(struct loop *loop)
{
	struct proxy *p = xcalloc(1, sizeof *p);

	p->loop = loop;
	snprintf(p->dir, sizeof p->dir, "/tmp/paidan-proxy.XXXXXX");
	if (!mkdtemp(p->dir))
		abort();
	p->address.sun_family = AF_UNIX;
	snprintf(p->address.sun_path, sizeof p->address.sun_path, "%s/.s.PGSQL.%s", p->dir,
	    getenv("PGPORT"));
	p->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (bind(p->fd, (struct sockaddr *)&p->address, sizeof p->address) < 0 ||
	    listen(p->fd, 64) < 0)
		abort();
	p->watch = loop_watch(loop, p->fd, POLLIN, on_connection, p);
	return p;
}

void
proxy_bury(struct proxy *p)
{
	for (struct link *link = p->links; link; link = link->next) {
		for (int i = 0; i < PROXY_WAYS; i++) {
			loop_unwatch(link->ends[i].watch);
			link->ends[i].watch = NULL;
		}
	}
}

void
proxy_cut_now(struct proxy *p)
{
	while (p->links)
		cut(p->links);
}

void
proxy_destroy(struct proxy *p)
{
	proxy_cut_now(p);
	loop_unwatch(p->watch);
	close(p->fd);
	unlink(p->address.sun_path);
	rmdir(p->dir);
	free(p);
}

const char *
proxy_host(const struct proxy *p)
{
	return p->dir;
}

void
proxy_cut_after(struct proxy *p, long (*plan)(void *ctx, enum proxy_way way), void *ctx)
{
	p->plan = plan;
	p->ctx = ctx;
}

void
proxy_silence(struct proxy *p, bool silent)
{
	short events = silent ? 0 : POLLIN;

	loop_watch_events(p->watch, events);
	for (struct link *link = p->links; link; link = link->next)
		for (int i = 0; i < PROXY_WAYS; i++)
			loop_watch_events(link->ends[i].watch, events);
}
