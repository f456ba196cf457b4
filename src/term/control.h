/* SPDX-License-Identifier: MIT */
/* What is said to a terminal beside painting: taking it and giving it back. */
#ifndef PAIDAN_TERM_CONTROL_H
#define PAIDAN_TERM_CONTROL_H

struct control {
	char *enter; /* second screen, and bracketed paste where the terminal may know it */
	char *leave;
	char *show, *hide; /* the cursor */
};

/* term: the type of the terminal that terminfo has open. */
void control_init(struct control *s, const char *term);
void control_finish(struct control *s);

#endif
