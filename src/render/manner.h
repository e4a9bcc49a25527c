/* manner.h - how a leaf is to be written (format's own). */
#ifndef RENDER_MANNER_H
#define RENDER_MANNER_H

#include "base/buf.h"
#include "base/date.h"
#include "render/locale.h"

/* What is asked of a leaf by its member. */
struct manner {
	const struct locale *locale;
	struct str member;
	bool sign;  /* a plus before what is more than 0 */
	bool known; /* the kind has such a member */
};

/* True if this is the member asked for; then the kind has it. */
bool manner_asks(struct manner *manner, struct str member);

/* Write a day, month, quarter or moment. With the member "iso" no locale is needed. */
void format_day(struct manner *manner, int32_t day, struct buf *out);
void format_month(struct manner *manner, int32_t month, struct buf *out);
void format_quarter(struct manner *manner, int32_t quarter, struct buf *out);
void format_moment(struct manner *manner, struct when when, struct buf *out);

#endif
