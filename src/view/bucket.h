/* bucket.h - the signature figure: what flows in, the level, and the holes it leaves by.
 *
 * One scale for everything: a stream's width, the water's height and a fall's width are the same
 * number of pixels per unit of money: the greatest at which the water stays below the rim, the
 * streams side by side above the foot, and the holes in it. What is thinner than a line can show
 * is told so (`hair`). Drawn twice, for a desk (1000 wide) and a phone (344). */
#ifndef VIEW_BUCKET_H
#define VIEW_BUCKET_H

#include "render/value.h"

enum { BUCKET_MOST = 10 };

/* An amount, and the map (label, money, counts) into which its place in the drawing is put. */
struct bucket_part {
	struct value *item;
	int64_t amount;
};

struct bucket {
	int64_t opening, closing; /* value a month a year ago and now */
	int64_t loss;             /* of it expected to go within a year; 0: none or not known */
	struct bucket_part in[BUCKET_MOST], strata[BUCKET_MOST], holes[BUCKET_MOST];
	size_t in_n, strata_n, holes_n; /* strata from the bottom; holes widest first */
};

/* key.wide and key.narrow: the drawing; each part's item gets `wide` and `narrow` with its place.
 */
void put_bucket(struct value *map, const char *key, const struct bucket *bucket);

#endif
