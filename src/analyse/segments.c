/* segments.c - the segments that accounts belong to. */
#include "analyse/segments.h"

#include <stdlib.h>

static int by_name(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static size_t place_of(const struct segments *segments, struct str name)
{
	const struct str *found =
		bsearch(&name, segments->names, segments->n, sizeof name, by_name);

	return (size_t)(found - segments->names);
}

struct segments segments_of(const struct book *book, struct arena *arena)
{
	size_t n = book->accounts.n;
	struct segments segments = {
		.names = NEW_N(arena, struct str, n), .of = NEW_N(arena, size_t, n)};

	for (size_t i = 0; i < n; i++)
		segments.names[i] = book->accounts.v[i]->segment;
	qsort(segments.names, n, sizeof *segments.names, by_name);
	for (size_t i = 0; i < n; i++)
		if (!segments.n || !str_eq(segments.names[segments.n - 1], segments.names[i]))
			segments.names[segments.n++] = segments.names[i];
	for (size_t i = 0; i < n; i++)
		segments.of[i] = place_of(&segments, book->accounts.v[i]->segment);
	return segments;
}
