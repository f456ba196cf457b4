/* SPDX-License-Identifier: MIT */
/* Text for manual pages. */
#ifndef PAIDAN_SRC_CLI_ROFF_H
#define PAIDAN_SRC_CLI_ROFF_H

/* A sentence a line; what roff would take for its own is escaped. */
void roff_text(const char *text);

/* man/paidan-city.5 */
void roff_city(void);

#endif
