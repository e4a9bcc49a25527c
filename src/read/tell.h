/* tell.h - what is said of wrong records, and how data is shown in it. */
#ifndef READ_TELL_H
#define READ_TELL_H

#include "read/decode.h"

/* A copy of a text that many records share, such as an id: mostly one that is there already. */
struct str decode_copy(struct decoder *decoder, struct str text);

/* Tells of an error at a place of the file and marks the file broken. */
void decode_error(struct decoder *decoder, enum diag_code code, struct mark at, const char *format,
	...) __attribute__((format(printf, 4, 5)));

/* "did you mean 'x'" among n words, or the empty view; gives up after very many. Owner: scratch. */
struct str decode_suggest(
	struct decoder *decoder, struct str word, const struct str *words, size_t n);

/* Tells of an unknown key; gives the name that was meant, or the empty view. */
struct str decode_unknown_key(struct decoder *decoder, const struct node *node, struct str what,
	const struct str *names, size_t n);

/* A text as it is quoted in a message: its first 60 letters. Owner: the arena. */
struct str quoted(struct str text, struct arena *arena);

/* "; it holds 'о' (U+043E, Cyrillic)" for the first letter beyond ASCII, else empty. Owner: the
 * arena. */
struct str odd_letter(struct str text, struct arena *arena);

/* True if it holds nothing but blanks of any alphabet. */
bool is_blank_text(struct str text);

#endif
