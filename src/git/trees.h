/* trees.h - which files differ between two trees, however large these are. */
#ifndef GIT_TREES_H
#define GIT_TREES_H

#include "base/past.h"

#include <git2.h>

/* Trees as they were read lately: the tree after one commit is that before the next. */
enum { TREES_KEPT = 16 };
struct trees {
	git_odb *odb;
	struct {
		git_oid id;
		git_odb_object *object;
	} kept[TREES_KEPT];
	unsigned next;
	bool (*wanted)(struct str name);
	bool failed; /* an object was missing or no tree */
};

/* A file that is in one or both of two trees, and not the same. */
struct tree_change {
	struct str path;
	struct past_id held, holds; /* none: not there */
};

struct tree_changes {
	VEC(struct tree_change) list;
};

void trees_close(struct trees *trees);

/* The tree of a folder ("a/b"; empty: the root) below a tree; all zero: there is none. */
git_oid tree_below(struct trees *trees, const git_oid *root, struct str folder);

/* Adds what differs; an id of zero stands for no tree at all. Owner: the arena. */
void trees_compare(struct trees *trees, const git_oid *before, const git_oid *after,
	struct tree_changes *out, struct arena *arena);

#endif
