/* revision_store.c - the files of a folder as a revision holds them, read from git's objects. */
#include "git/revision_store.h"

#include "base/map.h"
#include "git/inside.h"

#include <pthread.h>
#include <stdlib.h>

/* A folder nested deeper than a path may be long is a trap, not a folder of records. */
enum { DEPTH_MOST = 256 };

struct blob {
	struct found found;
	git_oid id;
};

/* The entries of a revision's folder. */
struct shelf {
	git_repository *handle;
	git_oid tree;
	struct map by_path;   /* -> struct blob *, of the last find */
	pthread_mutex_t lock; /* libgit2 gives no promise for one database used by many */
};

struct walk {
	struct shelf *shelf;
	bool (*wanted)(struct str name);
	VEC(struct blob *) blobs;
	struct trouble trouble;
	struct arena *arena;
};

static void refuse(struct blob *blob, struct str why)
{
	blob->found.refused = true;
	blob->found.why = why;
}

static void add_blob(struct walk *walk, struct str path, const git_tree_entry *entry)
{
	struct blob *blob = NEW(walk->arena, struct blob);
	git_filemode_t mode = git_tree_entry_filemode(entry);

	blob->found.path = path;
	git_oid_cpy(&blob->id, git_tree_entry_id(entry));
	if (mode == GIT_FILEMODE_COMMIT)
		refuse(blob, STR("is a submodule: what it holds is in another repository"));
	else if (mode == GIT_FILEMODE_LINK)
		refuse(blob, STR("is a link, and links are not followed in a revision"));
	VEC_PUSH(&walk->blobs, blob, walk->arena);
}

static void walk_tree(struct walk *walk, const git_oid *id, struct str folder, int depth)
{
	git_tree *tree = NULL;

	if (depth > DEPTH_MOST || git_tree_lookup(&tree, walk->shelf->handle, id) != 0) {
		walk->trouble = (struct trouble){folder.n ? folder : STR("."),
			depth > DEPTH_MOST ? STR("folders nested too deep")
					   : git_complaint(walk->arena)};
		return;
	}
	for (size_t i = 0; i < git_tree_entrycount(tree) && !walk->trouble.why.n; i++) {
		const git_tree_entry *entry = git_tree_entry_byindex(tree, i);
		struct str name = str_c(git_tree_entry_name(entry));
		git_filemode_t mode = git_tree_entry_filemode(entry);
		struct str path;

		if (str_starts(name, STR(".")))
			continue;
		path = folder.n ? str_printf(
					  walk->arena, "%.*s/%.*s", STR_ARG(folder), STR_ARG(name))
				: str_copy(name, walk->arena);
		if (mode == GIT_FILEMODE_TREE)
			walk_tree(walk, git_tree_entry_id(entry), path, depth + 1);
		else if (mode == GIT_FILEMODE_COMMIT || walk->wanted(name))
			add_blob(walk, path, entry);
	}
	git_tree_free(tree);
}

static int by_path(const void *left, const void *right)
{
	const struct blob *const *a = left, *const *b = right;

	return str_cmp((*a)->found.path, (*b)->found.path);
}

static struct found_list find_in_revision(
	const struct store *store, bool (*wanted)(struct str name), struct arena *arena)
{
	struct shelf *shelf = store->context;
	struct walk walk = {.shelf = shelf, .wanted = wanted, .arena = arena};
	struct found_list list = {0};

	walk_tree(&walk, &shelf->tree, STR_NONE, 0);
	if (walk.blobs.n)
		qsort(walk.blobs.v, walk.blobs.n, sizeof *walk.blobs.v, by_path);
	shelf->by_path = (struct map){0};
	list.files.v = NEW_N(arena, struct found, walk.blobs.n);
	for (size_t i = 0; i < walk.blobs.n; i++) {
		struct blob *blob = walk.blobs.v[i];

		if (!map_add(&shelf->by_path, blob->found.path, blob, arena))
			list.files.v[list.files.n++] = blob->found;
	}
	list.trouble = walk.trouble;
	if (list.trouble.why.n)
		list.trouble.path = str_printf(
			arena, "%.*s/%.*s", STR_ARG(store->root), STR_ARG(walk.trouble.path));
	return list;
}

/* A file that no search found, such as a logo. */
static bool look_up(const struct shelf *shelf, struct str path, git_oid *out, struct arena *arena)
{
	git_tree *tree = NULL;
	git_tree_entry *entry = NULL;
	bool found = git_tree_lookup(&tree, shelf->handle, &shelf->tree) == 0 &&
		     git_tree_entry_bypath(&entry, tree, str_copy(path, arena).p) == 0 &&
		     git_tree_entry_type(entry) == GIT_OBJECT_BLOB &&
		     git_tree_entry_filemode(entry) != GIT_FILEMODE_LINK;

	if (found)
		git_oid_cpy(out, git_tree_entry_id(entry));
	git_tree_entry_free(entry);
	git_tree_free(tree);
	return found;
}

static void read_blob(const struct shelf *shelf, const git_oid *id, uint64_t most,
	struct file_bytes *out, struct arena *arena)
{
	git_odb *odb = NULL;
	git_odb_object *object = NULL;
	git_object_t type;
	size_t size;

	if (git_repository_odb(&odb, shelf->handle) != 0 ||
		git_odb_read_header(&size, &type, odb, id) != 0)
		out->trouble.why = git_complaint(arena);
	else if (size > most)
		out->too_large = true;
	else if (git_odb_read(&object, odb, id) != 0)
		out->trouble.why = git_complaint(arena);
	else
		out->bytes = str_copy((struct str){git_odb_object_data(object), size}, arena);
	git_odb_object_free(object);
	git_odb_free(odb);
}

static struct file_bytes read_in_revision(
	const struct store *store, struct str path, uint64_t most, struct arena *arena)
{
	struct shelf *shelf = store->context;
	const struct blob *blob = map_get(&shelf->by_path, path);
	struct file_bytes bytes = {0};
	git_oid id;

	pthread_mutex_lock(&shelf->lock);
	if (blob)
		git_oid_cpy(&id, &blob->id);
	if (blob || look_up(shelf, path, &id, arena))
		read_blob(shelf, &id, most, &bytes, arena);
	else
		bytes.trouble.why = STR("no such file in this revision");
	pthread_mutex_unlock(&shelf->lock);
	if (bytes.trouble.why.n)
		bytes.trouble.path =
			str_printf(arena, "%.*s/%.*s", STR_ARG(store->root), STR_ARG(path));
	return bytes;
}

static git_commit *commit_of(const struct repo *repo, struct str revision, struct arena *arena)
{
	git_object *object = NULL, *commit = NULL;

	if (git_revparse_single(&object, repo->handle, str_copy(revision, arena).p) == 0)
		git_object_peel(&commit, object, GIT_OBJECT_COMMIT);
	git_object_free(object);
	return (git_commit *)commit;
}

static struct str digits_of(const git_oid *id, struct arena *arena)
{
	char digits[GIT_OID_HEXSZ + 1];

	return str_copy(str_c(git_oid_tostr(digits, sizeof digits, id)), arena);
}

bool revision_open(const struct repo *repo, struct str revision, struct opened_revision *out,
	struct str *why, struct arena *arena)
{
	git_commit *commit = commit_of(repo, revision, arena);
	struct shelf *shelf = NEW(arena, struct shelf);
	bool found;

	if (!commit) {
		*why = git_complaint(arena);
		return false;
	}
	shelf->handle = repo->handle;
	pthread_mutex_init(&shelf->lock, NULL);
	found = folder_tree(repo, commit, &shelf->tree);
	*out = (struct opened_revision){.id = digits_of(git_commit_id(commit), arena),
		.tree = found ? digits_of(&shelf->tree, arena) : STR_NONE,
		.store = {.root = str_printf(arena, "%.*s:%.*s", STR_ARG(revision),
				  STR_ARG(repo->folder.n ? repo->folder : STR("."))),
			.find = find_in_revision,
			.read = read_in_revision,
			.context = shelf}};
	if (!found)
		*why = str_printf(arena, "the folder '%.*s' is not in it", STR_ARG(repo->folder));
	git_commit_free(commit);
	return found;
}
