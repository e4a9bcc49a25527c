/* buf.c - bytes being written: grows on the heap. */
#include "base/buf.h"

#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buf_free(struct buf *buf)
{
	free(buf->p);
	*buf = (struct buf){0};
}

void buf_clear(struct buf *buf)
{
	buf->n = 0;
}

char *buf_room(struct buf *buf, size_t more)
{
	size_t cap = buf->cap ? buf->cap : 256;

	if (more > SIZE_MAX / 4 || buf->n > SIZE_MAX / 4)
		memory_exhausted();
	while (cap < buf->n + more)
		cap *= 2;
	if (cap != buf->cap) {
		buf->p = heap_grow(buf->p, cap);
		buf->cap = cap;
	}
	return buf->p + buf->n;
}

void buf_fill(struct buf *buf, char c, size_t n)
{
	if (!n)
		return;
	memset(buf_room(buf, n), c, n);
	buf->n += n;
}

void buf_printf(struct buf *buf, const char *format, ...)
{
	va_list args, again;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0) {
		vsnprintf(buf_room(buf, (size_t)n + 1), (size_t)n + 1, format, again);
		buf->n += (size_t)n;
	}
	va_end(again);
}

struct str buf_str(const struct buf *buf)
{
	return (struct str){buf->p, buf->n};
}
