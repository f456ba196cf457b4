/* SPDX-License-Identifier: MIT */
#include "memory.h"

#include <dirent.h>
#include <inttypes.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
/* Behind what it wants. */
#include <cmocka.h>

#define STACK (1 << 20)
#define PIECE 65536
/* What a thread does at its end must not lie over what was done before. */
#define APART 16384

static const char sentinel[] = "this was left, and is found";

void
turn(struct turned *t, const void *s, size_t n)
{
	t->n = n;
	for (size_t i = 0; i < n; i++)
		t->s[i] = (unsigned char)~((const unsigned char *)s)[i];
}

void
turned_words(struct turned *t)
{
	t->n = 32;
	for (size_t i = 0; i < t->n; i++)
		t->s[i] = (unsigned char)~('a' + (i * i * 7 + i * 3 + 5) % 26);
}

void
turn_back(const struct turned *t, struct strbuf *out)
{
	strbuf_reserve(out, TURNED_MOST + 1);
	for (size_t i = 0; i < t->n; i++)
		strbuf_addc(out, (char)~t->s[i]);
}

static bool
lies_in(const struct turned *t, const unsigned char *s, size_t n)
{
	for (size_t at = 0; at + t->n <= n; at++) {
		size_t i = 0;
		while (i < t->n && (s[at + i] ^ t->s[i]) == 0xFF)
			i++;
		if (i == t->n)
			return true;
	}
	return false;
}

/* Through the kernel, so that nobody minds what is freed or below the stack. */
static bool
lies_between(const struct turned *t, int memory, uintptr_t from, uintptr_t to)
{
	static unsigned char piece[PIECE];
	bool found = false;

	for (uintptr_t at = from; at < to && !found; at += PIECE - TURNED_MOST) {
		size_t want = to - at < PIECE ? to - at : PIECE;
		/* What was copied here to be looked at tells nothing. */
		if (at + want > (uintptr_t)piece && at < (uintptr_t)piece + PIECE)
			continue;
		ssize_t n = pread(memory, piece, want, (off_t)at);
		if (n <= 0)
			break;
		found = lies_in(t, piece, (size_t)n);
	}
	explicit_bzero(piece, sizeof piece);
	return found;
}

bool
lies_anywhere(const struct turned *t)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	FILE *memory = fopen("/proc/self/mem", "re");
	char line[512], modes[5];
	bool found = false;
	uint64_t from, to;

	assert_non_null(maps);
	assert_non_null(memory);
	while (!found && fgets(line, sizeof line, maps)) {
		/* What a sanitizer has reserved and never touched is endless. */
		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %4s", &from, &to, modes) == 3 &&
		    modes[0] == 'r' && modes[1] == 'w' && to - from < (1u << 30))
			found = lies_between(t, fileno(memory), from, to);
	}
	fclose(maps);
	fclose(memory);
	return found;
}

static unsigned char *
stack(void)
{
	static unsigned char *s;

	if (!s)
		s = mmap(NULL, STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	assert_true(s != MAP_FAILED);
	return s;
}

static void *
run(void *fn)
{
	volatile char apart[APART];

	for (size_t i = 0; i < sizeof apart; i++)
		apart[i] = sentinel[i % sizeof sentinel];
	(*(void (**)(void))fn)();
	return (void *)(uintptr_t)apart[0];
}

void
on_stack(void (*fn)(void))
{
	struct turned left;
	pthread_attr_t attributes;
	pthread_t thread;

	memset(stack(), 0, STACK);
	pthread_attr_init(&attributes);
	assert_int_equal(pthread_attr_setstack(&attributes, stack(), STACK), 0);
	assert_int_equal(pthread_create(&thread, &attributes, run, &fn), 0);
	pthread_join(thread, NULL);
	pthread_attr_destroy(&attributes);
	turn(&left, sentinel, sizeof sentinel);
	assert_true(lies_on_stack(&left));
}

bool
lies_on_stack(const struct turned *t)
{
	return lies_in(t, stack(), STACK);
}

void
clear_away(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		unlinkat(dirfd(dir), entry->d_name, 0);
	if (dir)
		closedir(dir);
	rmdir(folder);
}
