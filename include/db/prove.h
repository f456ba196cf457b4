/* SPDX-License-Identifier: MIT */
/* Whether somebody knows the login's password: tried on a connection of its own, at once closed. */
#ifndef PAIDAN_DB_PROVE_H
#define PAIDAN_DB_PROVE_H

#include "db/conn.h"

enum db_proof {
	DB_PROOF_RIGHT,
	DB_PROOF_WRONG,
	DB_PROOF_AWAY,           /* it cannot be told now */
};

/* sentence: why it is not right, or "". Never runs inside the call that asked. */
typedef void db_proof_fn(void *ctx, enum db_proof proof, const char *sentence);

/* True if the server asked for a password when it was last connected to. */
bool db_asks_password(const struct db *db);
/* One at a time: an earlier question that is still open is forgotten, as by db_close. */
void db_prove(struct db *db, const char *password, db_proof_fn *fn, void *ctx);

#endif
