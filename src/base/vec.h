/* vec.h - arrays that grow in an arena.
 *
 *	VEC(struct str) names = {0};
 *	VEC_PUSH(&names, STR("acme"), arena);
 *	for (size_t i = 0; i < names.n; i++)
 *		use(names.v[i]);
 */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"

#include <string.h>

#define VEC(type)              \
	struct {               \
		type *v;       \
		size_t n, cap; \
	}

/* What a VEC becomes when it is finished: a view of n items. Every LIST has this layout. */
#define LIST(type)        \
	struct {          \
		type *v;  \
		size_t n; \
	}

/* Doubles the room; the old items are copied, their place stays in the arena until it goes. */
static inline void *vec_grow(void *old, size_t n, size_t *cap, size_t size, struct arena *arena)
{
	size_t wider = *cap ? *cap * 2 : 4;
	void *p = arena_alloc_n(arena, wider, size);

	if (n)
		memcpy(p, old, n * size);
	*cap = wider;
	return p;
}

#define VEC_PUSH(vec, item, arena)                                                           \
	do {                                                                                 \
		if ((vec)->n == (vec)->cap)                                                  \
			(vec)->v = vec_grow(                                                 \
				(vec)->v, (vec)->n, &(vec)->cap, sizeof *(vec)->v, (arena)); \
		(vec)->v[(vec)->n++] = (item);                                               \
	} while (0)

#endif
