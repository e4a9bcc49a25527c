/* place.h - a folder of a test, and what a person does with the files in it. */
#ifndef TESTS_SERVE_PLACE_H
#define TESTS_SERVE_PLACE_H

#include "test.h"

#include "base/arena.h"

#include <ftw.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Longer than the slowest machine takes; nothing waits so long where all is well. */
enum { PATIENCE_MS = 60000 };

struct place {
	struct str root;
	struct arena *arena;
};

static inline int64_t now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static inline struct place place_make(void)
{
	struct place place = {.arena = arena_new()};
	char path[] = "/tmp/fuga-test-serve-XXXXXX";

	assert_non_null(mkdtemp(path));
	place.root = str_copy(str_c(path), place.arena);
	return place;
}

static inline int remove_one(const char *path, const struct stat *stat, int kind, struct FTW *walk)
{
	(void)stat, (void)kind, (void)walk;
	return remove(path);
}

static inline void place_end(struct place *place)
{
	nftw(place->root.p, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	arena_free(place->arena);
}

static inline struct str at(const struct place *place, const char *name)
{
	return str_printf(place->arena, "%.*s/%s", STR_ARG(place->root), name);
}

static inline void folder_make(const struct place *place, const char *name)
{
	assert_int_equal(mkdir(at(place, name).p, 0777), 0);
}

/* As an editor that writes into the file. */
static inline void write_in_place(const struct place *place, const char *name, const char *text)
{
	FILE *file = fopen(at(place, name).p, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

/* As an editor that writes beside the file and renames. */
static inline void write_by_rename(const struct place *place, const char *name, const char *text)
{
	char beside[128];

	snprintf(beside, sizeof beside, "%s~new", name);
	write_in_place(place, beside, text);
	assert_int_equal(rename(at(place, beside).p, at(place, name).p), 0);
}

#endif
