/* map.c - from a text to a pointer (hash table with open addressing, in an arena). */
#include "base/map.h"

#include "base/arena.h"

#include <string.h>

/* Eight bytes at a time: the words of a page are looked up by their keys, time and again. */
static uint64_t hash_of_key(struct str key)
{
	uint64_t hash = key.n;

	while (key.n) {
		uint64_t word = 0;
		size_t n = key.n < sizeof word ? key.n : sizeof word;

		memcpy(&word, key.p, n);
		hash = (hash ^ word) * 0x9e3779b97f4a7c15u;
		hash ^= hash >> 29;
		key = (struct str){key.p + n, key.n - n};
	}
	return hash ^ hash >> 32;
}

static struct map_slot *slot_of(struct map_slot *slots, size_t cap, struct str key)
{
	size_t i = (size_t)hash_of_key(key) & (cap - 1);

	while (slots[i].key.p && !str_eq(slots[i].key, key))
		i = (i + 1) & (cap - 1);
	return &slots[i];
}

void *map_get(const struct map *map, struct str key)
{
	return map->cap ? slot_of(map->slots, map->cap, key)->value : NULL;
}

static void map_widen(struct map *map, struct arena *arena)
{
	size_t cap = map->cap ? map->cap * 2 : 16;
	struct map_slot *slots = NEW_N(arena, struct map_slot, cap);

	for (size_t i = 0; i < map->cap; i++)
		if (map->slots[i].key.p)
			*slot_of(slots, cap, map->slots[i].key) = map->slots[i];
	map->slots = slots;
	map->cap = cap;
}

void *map_add(struct map *map, struct str key, void *value, struct arena *arena)
{
	struct map_slot *slot;

	if (map->n * 2 >= map->cap)
		map_widen(map, arena);
	slot = slot_of(map->slots, map->cap, key);
	if (slot->value)
		return slot->value;
	slot->key = key.p ? key : STR("");
	slot->value = value;
	map->n++;
	return NULL;
}
