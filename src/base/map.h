/* map.h - from a text to a pointer (hash table with open addressing, in an arena). */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct arena;

/* Zero is a valid empty map. Keys are not copied: they must live as long as the map. */
struct map {
	struct map_slot *slots;
	size_t n, cap;
};

struct map_slot {
	struct str key; /* .p NULL: free */
	void *value;
};

/* The value; NULL if the key is not there. */
void *map_get(const struct map *map, struct str key);

/* Sets the value of the key unless it has one; gives the one it had, or NULL. A value is never
 * NULL. */
void *map_add(struct map *map, struct str key, void *value, struct arena *arena);

#endif
