/* pattern.h - a message as the parts that its pattern was read into (message's own). */
#ifndef RENDER_PATTERN_H
#define RENDER_PATTERN_H

#include "base/vec.h"
#include "render/message.h"

enum part_kind {
	PART_TEXT,
	PART_ARGUMENT,
	PART_COUNT, /* # */
	PART_PLURAL,
	PART_ORDINAL,
	PART_SELECT,
};

struct part;

struct message {
	LIST(struct part) parts;
};

struct branch {
	struct str key;
	bool exact; /* =N */
	int64_t n;
	struct message message;
};

struct part {
	enum part_kind kind;
	struct str text; /* a text; an argument's name */
	int64_t offset;
	LIST(struct branch) branches;
};

#endif
