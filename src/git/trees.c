/* trees.c - which files differ between two trees, however large these are.
 *
 * A folder of 20,000 files is a tree of a megabyte, and a commit changes a line of it: so the
 * objects are compared as git keeps them, without a struct for every entry. */
#include "git/trees.h"

#include <string.h>

/* Folders nested deeper than a path may be long are a trap. */
enum { DEPTH_MOST = 256 };

/* An entry of a tree as git keeps it: "100644 name", a NUL byte, 20 bytes of the id. */
struct entry {
	struct str name;
	const unsigned char *id;
	bool folder, file;
	size_t bytes;
};

static git_odb_object *tree_read(struct trees *trees, const git_oid *id)
{
	git_odb_object *object = NULL;

	for (unsigned i = 0; i < TREES_KEPT; i++)
		if (trees->kept[i].object && git_oid_equal(&trees->kept[i].id, id))
			return trees->kept[i].object;
	if (git_odb_read(&object, trees->odb, id) != 0 ||
		git_odb_object_type(object) != GIT_OBJECT_TREE) {
		git_odb_object_free(object);
		trees->failed = true;
		return NULL;
	}
	trees->next = (trees->next + 1) % TREES_KEPT;
	git_odb_object_free(trees->kept[trees->next].object);
	trees->kept[trees->next].object = object;
	git_oid_cpy(&trees->kept[trees->next].id, id);
	return object;
}

void trees_close(struct trees *trees)
{
	for (unsigned i = 0; i < TREES_KEPT; i++)
		git_odb_object_free(trees->kept[i].object);
	git_odb_free(trees->odb);
}

/* The bytes of a tree, kept by the reference that goes to *object; none for the id of zero. */
static struct str tree_bytes(struct trees *trees, const git_oid *id, git_odb_object **object)
{
	git_odb_object *kept = git_oid_is_zero(id) ? NULL : tree_read(trees, id);

	*object = NULL;
	if (!kept || git_odb_object_dup(object, kept) != 0)
		return STR_NONE;
	return (struct str){git_odb_object_data(kept), git_odb_object_size(kept)};
}

/* Reads the entry at the front; false: there is none, or it is damaged. */
static bool entry_read(struct trees *trees, struct str rest, struct entry *out)
{
	const char *space = rest.n ? memchr(rest.p, ' ', rest.n) : NULL;
	const char *end = space ? memchr(space, '\0', rest.n - (size_t)(space - rest.p)) : NULL;

	if (!end || (size_t)(end - rest.p) + 1 + PAST_ID > rest.n) {
		trees->failed |= rest.n > 0;
		return false;
	}
	*out = (struct entry){.name = {space + 1, (size_t)(end - space - 1)},
		.id = (const unsigned char *)end + 1,
		.folder = rest.p[0] == '4',
		.file = rest.n > 3 && memcmp(rest.p, "100", 3) == 0,
		.bytes = (size_t)(end - rest.p) + 1 + PAST_ID};
	return true;
}

/* Git's order of a tree: of names as bytes, where that of a folder ends in '/'. */
static int entry_order(const struct entry *a, const struct entry *b)
{
	size_t n = a->name.n < b->name.n ? a->name.n : b->name.n;
	int order = memcmp(a->name.p, b->name.p, n);
	int x = a->name.n > n ? (unsigned char)a->name.p[n] : a->folder ? '/' : 0;
	int y = b->name.n > n ? (unsigned char)b->name.p[n] : b->folder ? '/' : 0;

	return order ? order : x - y;
}

struct comparing {
	struct trees *trees;
	struct tree_changes *out;
	struct arena *arena;
	struct str folder;
	int depth;
};

static void compare(struct comparing *c, const git_oid *before, const git_oid *after);

static struct str path_of(const struct comparing *c, struct str name)
{
	return c->folder.n ? str_printf(c->arena, "%.*s/%.*s", STR_ARG(c->folder), STR_ARG(name))
			   : str_copy(name, c->arena);
}

static git_oid oid_of(const struct entry *entry)
{
	git_oid id = {{0}};

	if (entry && entry->folder)
		memcpy(id.id, entry->id, PAST_ID);
	return id;
}

static struct past_id id_of(const struct entry *entry)
{
	struct past_id id = {{0}};

	if (entry && entry->file)
		memcpy(id.bytes, entry->id, PAST_ID);
	return id;
}

/* An entry that both have, or one of them (the other NULL). */
static void differ(struct comparing *c, const struct entry *before, const struct entry *after)
{
	struct str name = before ? before->name : after->name;
	struct tree_change change = {.held = id_of(before), .holds = id_of(after)};

	if (str_starts(name, STR(".")))
		return;
	if ((before && before->folder) || (after && after->folder)) {
		struct comparing inner = *c;
		git_oid old = oid_of(before), new = oid_of(after);

		inner.folder = path_of(c, name);
		inner.depth++;
		compare(&inner, &old, &new);
	} else if (memcmp(&change.held, &change.holds, sizeof change.held) != 0 &&
		   c->trees->wanted(name)) {
		change.path = path_of(c, name);
		VEC_PUSH(&c->out->list, change, c->arena);
	}
}

/* How many bytes of whole entries both begin with: most of a large folder stays as it was. */
static size_t same_entries(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n, at = 0;

	while (at < n) {
		const char *end = memchr(a.p + at, '\0', n - at);
		size_t next = end ? (size_t)(end - a.p) + 1 + PAST_ID : n + 1;

		if (next > n || memcmp(a.p + at, b.p + at, next - at) != 0)
			return at;
		at = next;
	}
	return at;
}

static void compare(struct comparing *c, const git_oid *before, const git_oid *after)
{
	git_odb_object *held = NULL, *holds = NULL;
	struct str old, new;
	struct entry a, b;

	if (git_oid_equal(before, after))
		return;
	if (c->depth > DEPTH_MOST) {
		c->trees->failed = true;
		return;
	}
	old = tree_bytes(c->trees, before, &held);
	new = tree_bytes(c->trees, after, &holds);
	while (!c->trees->failed) {
		size_t same = same_entries(old, new);
		bool left, right;
		int order;

		old = str_slice(old, same, old.n);
		new = str_slice(new, same, new.n);
		left = entry_read(c->trees, old, &a);
		right = entry_read(c->trees, new, &b);
		if (!left && !right)
			break;
		order = !left ? 1 : !right ? -1 : entry_order(&a, &b);
		differ(c, order <= 0 ? &a : NULL, order >= 0 ? &b : NULL);
		old = str_slice(old, order <= 0 ? a.bytes : 0, old.n);
		new = str_slice(new, order >= 0 ? b.bytes : 0, new.n);
	}
	git_odb_object_free(held);
	git_odb_object_free(holds);
}

void trees_compare(struct trees *trees, const git_oid *before, const git_oid *after,
	struct tree_changes *out, struct arena *arena)
{
	struct comparing c = {.trees = trees, .out = out, .arena = arena};

	compare(&c, before, after);
}

git_oid tree_below(struct trees *trees, const git_oid *root, struct str folder)
{
	git_oid at = *root;
	struct str name;

	while (folder.n && str_split(&folder, '/', &name)) {
		git_odb_object *object = NULL;
		struct str rest = tree_bytes(trees, &at, &object);
		struct entry entry;
		bool found = false;

		while (!found && entry_read(trees, rest, &entry)) {
			found = entry.folder && str_eq(entry.name, name);
			rest = str_slice(rest, entry.bytes, rest.n);
		}
		at = oid_of(found ? &entry : NULL);
		git_odb_object_free(object);
		if (!found)
			break;
	}
	return at;
}
