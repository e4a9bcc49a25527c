/* circles.c - records that point at each other in a circle. */
#include "check/rules.h"

struct circles circles_find(size_t *next, size_t n, struct arena *arena)
{
	struct circles circles = {next, NEW_N(arena, bool, n), n};
	size_t *walk = NEW_N(arena, size_t, n); /* 0, or 1 + the start of the walk that came by */

	for (size_t i = 0; i < n; i++) {
		size_t at = i;

		while (at != CIRCLE_NONE && !walk[at]) {
			walk[at] = i + 1;
			at = next[at];
		}
		if (at == CIRCLE_NONE || walk[at] != i + 1)
			continue;
		while (!circles.in[at]) {
			circles.in[at] = true;
			at = next[at];
		}
	}
	return circles;
}
