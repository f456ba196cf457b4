/* SPDX-License-Identifier: MIT */
#include "db/transport.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* A socket's folder, or the interface that no wire leads to. */
static bool
is_here(const char *host)
{
	struct in_addr four;
	struct in6_addr six;

	if (*host == '\0' || *host == '/' || *host == '@' || strcmp(host, "localhost") == 0)
		return true;
	if (inet_pton(AF_INET, host, &four) == 1)
		return ntohl(four.s_addr) >> 24 == 127;
	return inet_pton(AF_INET6, host, &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

/* The first item of a comma list that is elsewhere, to be freed; NULL: all are here. */
static char *
find_elsewhere(const char *list)
{
	for (;;) {
		size_t n = strcspn(list, ",");
		char *item = xstrndup(list, n);
		if (!is_here(item))
			return item;
		free(item);
		if (!list[n])
			return NULL;
		list += n + 1;
	}
}

bool
transport_is_verified(PGconn *conn, char **host)
{
	char *mode = connect_option(conn, "sslmode");
	char *hosts = connect_option(conn, "host"), *addresses = connect_option(conn, "hostaddr");
	/* Addresses, if given, are where it goes to; the names are what is compared. */
	const char *where = addresses && *addresses ? addresses : hosts;

	*host = NULL;
	if (!mode || strcmp(mode, "verify-full") != 0)
		*host = find_elsewhere(where ? where : "");
	free(mode);
	free(hosts);
	free(addresses);
	return *host == NULL;
}
