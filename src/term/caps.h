/* SPDX-License-Identifier: MIT */
/* What the painter may say to a type of terminal, taken once from its description. */
#ifndef PAIDAN_SRC_TERM_CAPS_H
#define PAIDAN_SRC_TERM_CAPS_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "term/look.h"

enum cap {
	CAP_CUP, CAP_HOME, CAP_HPA, CAP_VPA, CAP_CR,
	CAP_CUU, CAP_CUD, CAP_CUF, CAP_CUB,     /* by a number */
	CAP_CUU1, CAP_CUD1, CAP_CUF1, CAP_CUB1, /* by one */
	CAP_EL, CAP_ED, CAP_CLEAR, CAP_ECH, CAP_REP,
	CAP_CSR, CAP_IND, CAP_INDN, CAP_RI, CAP_RIN, CAP_IL, CAP_IL1, CAP_DL, CAP_DL1,
	CAP_SGR0, CAP_BOLD, CAP_DIM, CAP_SMUL, CAP_REV,
	CAP_NONE, /* no terminal has it */
	CAP_COUNT
};

struct caps {
	char *s[CAP_COUNT];     /* without padding; "" if it has none */
	bool wraps, wraps_late; /* after the last column; only when something follows there */
	bool ansi_cup, ansi_sgr, ansi_csr;
	bool repeats;           /* CAP_REP, the character before so many times more, may be known */
	unsigned attrs;         /* LOOK_BOLD … that it has */
	enum look_depth depth;
};

/* Of the terminal that terminfo has open. monochrome: no colours, whatever it can. */
void caps_init(struct caps *c, bool monochrome);
void caps_finish(struct caps *c);
static inline bool
caps_has(const struct caps *c, enum cap cap)
{
	return c->s[cap][0] != '\0';
}

/* Each appends one sequence; the terminal has it. Rows and columns count from 0. */
void caps_put(const struct caps *c, enum cap cap, struct strbuf *out);
void caps_put1(const struct caps *c, enum cap cap, int n, struct strbuf *out);
void caps_place(const struct caps *c, int row, int col, struct strbuf *out);
void caps_region(const struct caps *c, int top, int bottom, struct strbuf *out);
/* The whole screen scrolls again; it has rows rows. */
void caps_region_off(const struct caps *c, int rows, struct strbuf *out);
/* As far as the terminal can. */
struct look caps_look_of(const struct caps *c, enum style style);
/* From one look to another; NULL for `from`: nothing is known. */
void caps_look(const struct caps *c, const struct look *from, const struct look *to,
    struct strbuf *out);

#endif
