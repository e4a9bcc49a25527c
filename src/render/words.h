/* words.h - the words of a language: each key's sentence, compiled. */
#ifndef RENDER_WORDS_H
#define RENDER_WORDS_H

#include "base/map.h"
#include "render/message.h"

struct word {
	struct str key;
	const struct message *message;
	bool used; /* a template names it */
};

struct words {
	struct map by_key;     /* -> struct word */
	LIST(struct word) all; /* in the order of their keys' bytes */
};

/* Compiles "a.b.c" -> struct str *. NULL and *trouble (path: the key) if a pattern is wrong.
 * Owner: the arena; the texts must live as long. */
struct words *words_open(const struct map *texts, struct trouble *trouble, struct arena *arena);

/* The word of a key; NULL if there is none. */
struct word *words_find(const struct words *words, struct str key);

/* The word of a value of a closed list: term.LIST.WORD; NULL if there is none. */
struct word *words_find_term(const struct words *words, struct str list, struct str word);

/* What to say of a key that is not there, with the nearest that is. Owner: the arena. */
struct str words_missing(const struct words *words, struct str key, struct arena *arena);

#endif
