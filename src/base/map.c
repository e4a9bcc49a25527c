/* map.c - from a text to a pointer (hash table with open addressing, in an arena). */
#include "base/map.h"

#include "base/arena.h"

static struct map_slot *slot_of(struct map_slot *slots, size_t cap, struct str key)
{
	size_t i = (size_t)str_hash(key) & (cap - 1);

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
