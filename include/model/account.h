/* SPDX-License-Identifier: MIT */
/* Who sits at this console, as the database says (paidan_api.whoami). */
#ifndef PAIDAN_MODEL_ACCOUNT_H
#define PAIDAN_MODEL_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

struct account {
	char *login;
	char *name;
	int platform_id;
	char *platform;
	int unit_id;             /* 0: none */
	char *unit;
	char *rights;            /* separated by spaces, with one before and one behind */
	char *role;              /* code of the first role, for the top line */
	char *database;          /* which one, for what is kept per database */
	int schema_version;
	int64_t now_ms;          /* the server's clock at the hello */
	int utc_offset_min;      /* of the city's clock; China has kept one since 1991 */
};

bool account_may(const struct account *account, const char *right);
const char *account_role_label(const char *role);

#endif
