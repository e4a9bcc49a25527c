/* arena.h - memory that is given back all at once. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena;

/* A new, empty arena. Never NULL: where there is no memory the program ends (see memory_exhausted).
 * Owner: the caller, who ends it with arena_free. One thread at a time may use an arena. */
struct arena *arena_new(void);

/* Gives everything back; NULL is allowed. */
void arena_free(struct arena *arena);

/* Makes `child` part of `arena`: it is freed with it or by its reset, and nobody else may free it.
 * So threads fill arenas of their own and one owner is left. */
void arena_adopt(struct arena *arena, struct arena *child);

/* Forgets every allocation but keeps the blocks for the next round. */
void arena_reset(struct arena *arena);

/* `size` zeroed bytes aligned for any type; never NULL; size 0 gives a valid pointer.
 * With FUGA_SAN each allocation is a block of its own, so that ASan sees overruns. */
void *arena_alloc(struct arena *arena, size_t size);

/* n * size zeroed bytes; an overflow of the product ends the program. */
void *arena_alloc_n(struct arena *arena, size_t n, size_t size);

/* The bytes handed out since the arena was made or reset. */
size_t arena_used(const struct arena *arena);

/* Says "out of memory" on stderr and ends with status 3: the one error that nobody can handle
 * better. Publishing is staged, so the old site is untouched. */
_Noreturn void memory_exhausted(void);

/* malloc and realloc that never return NULL, for the few things that outgrow an arena. */
void *heap_alloc(size_t size);
void *heap_grow(void *old, size_t size);

#define NEW(arena, type)      ((type *)arena_alloc((arena), sizeof(type)))
#define NEW_N(arena, type, n) ((type *)arena_alloc_n((arena), (n), sizeof(type)))

#endif
