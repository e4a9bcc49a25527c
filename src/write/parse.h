/* parse.h - the text of a file as lines and nodes, for those who change it. */
#ifndef WRITE_PARSE_H
#define WRITE_PARSE_H

#include "read/yaml.h"

struct parsed {
	struct text_scan scan;
	struct documents documents;
	bool good; /* read whole and without an error */
};

/* Owner: the arena. */
struct parsed parse_text(struct str bytes, struct arena *arena);

/* The byte at which a line begins (from 1); past the last line: the length of the text. */
size_t line_start(const struct parsed *parsed, uint32_t line);

/* The line without its end. */
struct str line_text(const struct parsed *parsed, uint32_t line);

/* The byte at which a mark stands. */
size_t mark_byte(const struct parsed *parsed, struct mark at);

/* The node under a key of a mapping; NULL if there is none. */
const struct node *node_under(const struct node *mapping, struct str key);

/* True if both hold the same; places and quotes aside. */
bool node_same(const struct node *a, const struct node *b);

#endif
