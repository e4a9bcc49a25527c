/* message.h - sentences with arguments: patterns of ICU MessageFormat, compiled once.
 *
 *	{n, plural, =0 {Nothing leaks} one {# account leaks} other {# accounts leak}}
 *
 * Named arguments (with members: {value.short}), plural (offset:N, =N, #), selectordinal, select,
 * quoting with apostrophes. Formats such as {n, number} are refused: leaves know how they are
 *written. ICU's C functions take arguments by position only; hence the patterns are read here, and
 *the plural categories are ICU's (CLDR). */
#ifndef RENDER_MESSAGE_H
#define RENDER_MESSAGE_H

#include "base/buf.h"
#include "render/locale.h"
#include "render/value.h"

struct message;

struct message_arguments {
	const struct locale *locale;
	/* The leaf of a name, and what follows it in *member; NULL: there is none. */
	const struct value *(*find)(void *context, struct str name, struct str *member);
	/* Writes a leaf as plain text; false if it has no such member. */
	bool (*write)(void *context, const struct value *leaf, struct str member, struct buf *out);
	void *context;
};

/* Reads a pattern. NULL and *why where it is wrong. Owner: the arena; the pattern must live as
 * long. */
const struct message *message_compile(struct str pattern, struct str *why, struct arena *arena);

/* Writes the sentence as plain text. An argument that is missing is written as {name}; one that is
 * not known (NONE) as a dash, and it selects "none". False if something was missing. */
bool message_write(
	const struct message *message, const struct message_arguments *arguments, struct buf *out);

/* The names of the arguments, each once, without members that leaves have (so "value.short" stays
 * as it is written). Owner: the arena. */
struct message_names {
	LIST(struct str) names;
};
struct message_names message_names(const struct message *message, struct arena *arena);

#endif
