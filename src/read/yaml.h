/* yaml.h - YAML text to a small tree of nodes; the only part that knows libyaml. */
#ifndef READ_YAML_H
#define READ_YAML_H

#include "base/diag.h"
#include "read/bytes.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAPPING };

/* A text, or a list or mapping of them. */
struct node {
	struct node *next;  /* the one after it in its list or mapping */
	struct node *first; /* of what it holds itself */
	struct str key;     /* in a mapping */
	struct str text;    /* of a NODE_TEXT */
	struct mark key_at, at;
	uint32_t n;   /* how many it holds */
	uint8_t kind; /* enum node_kind */
	bool plain; /* written without quotes and not as a block: empty means nothing was written */
	bool spoilt; /* an error was told about it: what it lacks or is needs no other */
};

struct yaml_input {
	struct str file;           /* as it is to be printed */
	struct text_scan scan;     /* must be good */
	uint32_t first_line;       /* 0, or how many lines stand before the text in its file */
	int64_t depth, text_bytes; /* limits */
};

struct documents {
	VEC(struct node *) list; /* each document's node, empty ones left out */
	bool whole;              /* read to the end */
};

/* Reads all documents. Anchors, aliases, tags and merge keys are refused, two equal keys of one
 * mapping too. After an error of syntax or of depth the documents before it are still given.
 * Errors: syntax, refused, structure, duplicate-key, limit. Owner: the arena. */
struct documents yaml_read(
	const struct yaml_input *input, struct diags *diags, struct arena *arena);

/* From one code point of the text up to another, not including it. */
struct extent {
	size_t from, to;
};

struct extents {
	struct extent *v;
	size_t n;
};

/* Where the texts in quotes and the blocks stand, keys too, in their order: what looks like a
 * comment there is none. After an error of syntax, those before it. Owner: the arena. */
struct extents yaml_texts(const struct yaml_input *input, struct arena *arena);

#endif
