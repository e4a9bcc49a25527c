/* arena.c - memory that is given back all at once. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FIRST_BLOCK = 16 * 1024, LARGEST_BLOCK = 4 * 1024 * 1024 };

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *blocks; /* the one in use first */
	struct block *spare;  /* kept by a reset */
	struct arena *adopted, *next;
	size_t used;
};

_Noreturn void memory_exhausted(void)
{
	static const char text[] = "fuga: out of memory\n";
	ssize_t said = write(STDERR_FILENO, text, sizeof text - 1);

	(void)said;
	_exit(3);
}

void *heap_alloc(size_t size)
{
	void *p = malloc(size ? size : 1);

	if (!p)
		memory_exhausted();
	return p;
}

void *heap_grow(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		memory_exhausted();
	return p;
}

struct arena *arena_new(void)
{
	struct arena *arena = heap_alloc(sizeof *arena);

	*arena = (struct arena){0};
	return arena;
}

static void blocks_free(struct block *block)
{
	while (block) {
		struct block *next = block->next;

		free(block);
		block = next;
	}
}

void arena_adopt(struct arena *arena, struct arena *child)
{
	child->next = arena->adopted;
	arena->adopted = child;
}

static void adopted_free(struct arena *arena)
{
	while (arena->adopted) {
		struct arena *child = arena->adopted;

		arena->adopted = child->next;
		arena_free(child);
	}
}

void arena_free(struct arena *arena)
{
	if (!arena)
		return;
	adopted_free(arena);
	blocks_free(arena->blocks);
	blocks_free(arena->spare);
	free(arena);
}

void arena_reset(struct arena *arena)
{
	adopted_free(arena);
#ifdef FUGA_SAN
	blocks_free(arena->blocks);
	arena->blocks = NULL;
#else
	while (arena->blocks) {
		struct block *block = arena->blocks;

		arena->blocks = block->next;
		block->next = arena->spare;
		arena->spare = block;
	}
#endif
	arena->used = 0;
}

static struct block *block_new(size_t size)
{
	struct block *block;

	if (size > SIZE_MAX - sizeof *block)
		memory_exhausted();
	block = heap_alloc(sizeof *block + size);
	block->next = NULL;
	block->size = size;
	block->used = 0;
	return block;
}

#ifdef FUGA_SAN
static struct block *block_for(struct arena *arena, size_t size)
{
	(void)arena;
	return block_new(size);
}
#else
/* The next block: one that a reset kept, if it is large enough, else a new one, each twice the
 * last. */
static struct block *block_for(struct arena *arena, size_t size)
{
	struct block *block = arena->spare;
	size_t wanted = FIRST_BLOCK;

	if (block && block->size >= size) {
		arena->spare = block->next;
		block->used = 0;
		return block;
	}
	if (arena->blocks)
		wanted = arena->blocks->size * 2;
	if (wanted > LARGEST_BLOCK)
		wanted = LARGEST_BLOCK;
	return block_new(size > wanted ? size : wanted);
}
#endif

void *arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = alignof(max_align_t);
	struct block *block = arena->blocks;
	size_t start;

	if (size > SIZE_MAX / 2)
		memory_exhausted();
#ifndef FUGA_SAN
	size = (size + align - 1) / align * align;
	if (!block || block->size - block->used < size)
#endif
	{
		(void)align;
		block = block_for(arena, size);
		block->next = arena->blocks;
		arena->blocks = block;
	}
	start = block->used;
	block->used += size;
	arena->used += size;
	return memset(block->bytes + start, 0, size);
}

void *arena_alloc_n(struct arena *arena, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		memory_exhausted();
	return arena_alloc(arena, n * size);
}

size_t arena_used(const struct arena *arena)
{
	return arena->used;
}
