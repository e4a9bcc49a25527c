/* str.h - views of UTF-8 text: a pointer and a length, owning nothing. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct arena;

struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_NONE     ((struct str){0})
#define STR_ARG(s)   (int)(s).n, (s).p /* for "%.*s" */

/* A view of a C string; NULL gives the empty view. */
static inline struct str str_c(const char *text)
{
	return text ? (struct str){text, strlen(text)} : STR_NONE;
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Order of bytes (which for UTF-8 is the order of code points): < 0, 0, > 0. */
int str_cmp(struct str a, struct str b);

/* The part from `from` up to, not including, `to`; both are clipped to the view. */
static inline struct str str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.n)
		to = s.n;
	if (from >= to)
		return (struct str){s.p ? s.p + (from < s.n ? from : s.n) : NULL, 0};
	return (struct str){s.p + from, to - from};
}

static inline bool str_starts(struct str s, struct str start)
{
	return s.n >= start.n && str_eq((struct str){s.p, start.n}, start);
}

static inline bool str_ends(struct str s, struct str end)
{
	return s.n >= end.n && str_eq(str_slice(s, s.n - end.n, s.n), end);
}

/* Where `part` begins in `s`; -1 if nowhere. */
ptrdiff_t str_find(struct str s, struct str part);

/* Without ASCII blanks, tabs and line ends at both ends. */
struct str str_trim(struct str s);

/* Takes the part before the next `sep` off `rest` into `part`; false when nothing is left. */
bool str_split(struct str *rest, char sep, struct str *part);

/* Copies; a NUL byte follows the copy, so that .p may go to the C library. Owner: the arena. */
struct str str_copy(struct str s, struct arena *arena);
struct str str_join(struct str a, struct str b, struct arena *arena);

/* printf into the arena, ended by a NUL byte. "%.*s" with STR_ARG writes a view. */
struct str str_printf(struct arena *arena, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* FNV-1a, 64 bits; the same on every machine. */
uint64_t str_hash(struct str s);

#endif
