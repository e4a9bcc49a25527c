/* words.c - the words of a language: each key's sentence, compiled. */
#include "render/words.h"

#include "base/suggest.h"

#include <stdlib.h>

static int by_key(const void *a, const void *b)
{
	const struct word *left = a, *right = b;

	return str_cmp(left->key, right->key);
}

struct words *words_open(const struct map *texts, struct trouble *trouble, struct arena *arena)
{
	struct words *words = NEW(arena, struct words);
	struct word *all = NEW_N(arena, struct word, texts->n);
	size_t n = 0;

	for (size_t i = 0; i < texts->cap; i++)
		if (texts->slots[i].key.p)
			all[n++].key = texts->slots[i].key;
	qsort(all, n, sizeof *all, by_key);
	for (size_t i = 0; i < n; i++) {
		const struct str *text = map_get(texts, all[i].key);
		struct str why;

		all[i].message = message_compile(*text, &why, arena);
		if (!all[i].message) {
			*trouble = (struct trouble){all[i].key, why};
			return NULL;
		}
		map_add(&words->by_key, all[i].key, &all[i], arena);
	}
	words->all.v = all;
	words->all.n = n;
	return words;
}

struct word *words_find(const struct words *words, struct str key)
{
	return map_get(&words->by_key, key);
}

struct word *words_find_term(const struct words *words, struct str list, struct str word)
{
	const struct str parts[] = {STR("term."), list, STR("."), word};
	char key[200];
	size_t n = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].n > sizeof key - n)
			return NULL;
		if (parts[i].n)
			memcpy(key + n, parts[i].p, parts[i].n);
		n += parts[i].n;
	}
	return words_find(words, (struct str){key, n});
}

struct str words_missing(const struct words *words, struct str key, struct arena *arena)
{
	struct str *keys = NEW_N(arena, struct str, words->all.n), near;

	for (size_t i = 0; i < words->all.n; i++)
		keys[i] = words->all.v[i].key;
	near = suggest(key, keys, words->all.n);
	if (!near.n)
		return str_printf(arena, "the words have no key '%.*s'", STR_ARG(key));
	return str_printf(arena, "the words have no key '%.*s'; did you mean '%.*s'?", STR_ARG(key),
		STR_ARG(near));
}
