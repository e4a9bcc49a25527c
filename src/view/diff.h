/* diff.h - what moved between two states of the records, as a page of its own beside the site. */
#ifndef VIEW_DIFF_H
#define VIEW_DIFF_H

#include "analyse/compare.h"
#include "model/change.h"
#include "view/view.h"

/* What is told. */
struct diff_view {
	const struct site *site; /* of the state after */
	const struct comparison *comparison;
	const struct changes *changes;
	struct str base, head;       /* names of the two; head empty: the work tree */
	size_t most;                 /* accounts shown; 0: all */
	struct str base_id, head_id; /* ids of their commits; empty: the work tree */
};

/* The tree of templates/diff.md: {verdict, as_of, base, head, figures[], departments[], accounts[],
 * others, general{records[]}}. Accounts and departments with records that differ are listed, each
 * with those records; `others` says how many moved only because the whole did; `general` are
 * records of no account. Owner: the arena. */
struct value *view_diff(const struct diff_view *diff, struct arena *arena);

#endif
