/* buf.h - bytes being written: grows on the heap. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#include <string.h>

struct buf {
	char *p;
	size_t n, cap;
};

/* Gives the memory back and leaves an empty buffer. */
void buf_free(struct buf *buf);

/* Forgets the bytes, keeps the room. */
void buf_clear(struct buf *buf);

/* Makes room for `more` bytes; where they go. */
char *buf_room(struct buf *buf, size_t more);

/* Inline, as pages are written in millions of pieces of a few bytes. */
static inline void buf_put(struct buf *buf, struct str s)
{
	if (s.n > buf->cap - buf->n)
		buf_room(buf, s.n);
	if (s.n)
		memcpy(buf->p + buf->n, s.p, s.n);
	buf->n += s.n;
}

static inline void buf_char(struct buf *buf, char c)
{
	if (buf->n == buf->cap)
		buf_room(buf, 1);
	buf->p[buf->n++] = c;
}

/* n times the same byte. */
void buf_fill(struct buf *buf, char c, size_t n);

/* printf; never for text that needs escaping. */
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What has been written so far; valid until the next write. */
struct str buf_str(const struct buf *buf);

#endif
