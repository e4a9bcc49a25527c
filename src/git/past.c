/* past.c - how the repository's folder came to be what it is. */
#include "git/past.h"

#include "base/map.h"
#include "git/inside.h"
#include "git/trees.h"

#include <omp.h>
#include <string.h>

/* What a thread reads with: libgit2 gives no promise for one database used by many. */
struct reader {
	git_repository *handle;
	struct trees trees;
	struct arena *arena;
};

struct readers {
	struct reader *v;
	int n;
};

/* A commit while its place in the list is looked for. */
struct node {
	struct past_commit commit;
	bool listed, told; /* told: its files are known from an earlier run */
};

/* A line of first parents that is being listed, oldest first. */
struct line {
	VEC(struct node *) nodes; /* newest first */
	size_t parent;            /* of the oldest: the next that may bring others in */
	size_t before;            /* how many were listed when the oldest had its turn */
};

struct listing {
	const struct repo *repo;
	const struct past_query *query;
	struct map nodes; /* by the bytes of the id */
	VEC(struct past_commit *) list;
	VEC(struct line *) lines;
	bool cut;
	struct arena *arena;
};

static struct past_id past_id_of(const git_oid *oid)
{
	struct past_id id;

	memcpy(id.bytes, oid->id, PAST_ID);
	return id;
}

static git_oid oid_of(const struct past_id *id)
{
	git_oid oid;

	memcpy(oid.id, id->bytes, PAST_ID);
	return oid;
}

static bool node_read(struct listing *l, struct node *node)
{
	git_oid oid = oid_of(&node->commit.id);
	git_commit *commit = NULL;

	if (git_commit_lookup(&commit, l->repo->handle, &oid) != 0)
		return false;
	node->commit.authored = day_shown(git_commit_author(commit)->when);
	node->commit.committed = day_shown(git_commit_committer(commit)->when);
	node->commit.parents.n = git_commit_parentcount(commit);
	node->commit.parents.v = NEW_N(l->arena, struct past_id, node->commit.parents.n);
	for (unsigned i = 0; i < node->commit.parents.n; i++)
		node->commit.parents.v[i] = past_id_of(git_commit_parent_id(commit, i));
	git_commit_free(commit);
	return true;
}

/* NULL: the clone lacks it. */
static struct node *node_of(struct listing *l, const struct past_id *id)
{
	struct node *node = map_get(&l->nodes, (struct str){(const char *)id->bytes, PAST_ID});
	const struct past_commit *known;

	if (node)
		return node;
	node = NEW(l->arena, struct node);
	known = l->query->known ? l->query->known(l->query->context, id) : NULL;
	node->told = known != NULL;
	if (known)
		node->commit = *known;
	node->commit.id = *id;
	node->commit.side = 0;
	if (!known && !node_read(l, node)) {
		l->cut = true;
		return NULL;
	}
	map_add(&l->nodes, (struct str){(const char *)node->commit.id.bytes, PAST_ID}, node,
		l->arena);
	return node;
}

static bool is_listed(const struct listing *l, const struct past_id *id)
{
	const struct node *node =
		map_get(&l->nodes, (struct str){(const char *)id->bytes, PAST_ID});

	return node && node->listed;
}

/* Begins the line of first parents that leads to a commit, as far as they aren't listed yet. */
static void line_begin(struct listing *l, const struct past_id *tip)
{
	struct line *line = NEW(l->arena, struct line);
	const struct past_id *id = tip;

	while (id && !is_listed(l, id) && !l->cut) {
		struct node *node = node_of(l, id);

		if (!node)
			break;
		VEC_PUSH(&line->nodes, node, l->arena);
		id = node->commit.parents.n ? node->commit.parents.v : NULL;
	}
	line->parent = 1;
	line->before = l->list.n;
	VEC_PUSH(&l->lines, line, l->arena);
}

/* Lists the oldest of the line, after what it merges. */
static void line_step(struct listing *l, struct line *line)
{
	struct node *node = line->nodes.v[line->nodes.n - 1];

	while (line->parent < node->commit.parents.n) {
		const struct past_id *parent = &node->commit.parents.v[line->parent++];

		if (is_listed(l, parent))
			continue;
		line_begin(l, parent);
		return;
	}
	node->commit.side = l->list.n - line->before;
	node->listed = true;
	VEC_PUSH(&l->list, &node->commit, l->arena);
	line->nodes.n--;
	line->parent = 1;
	line->before = l->list.n;
}

static void list_commits(struct listing *l, const struct past_id *head)
{
	line_begin(l, head);
	while (l->lines.n && !l->cut) {
		struct line *line = l->lines.v[l->lines.n - 1];

		if (line->nodes.n)
			line_step(l, line);
		else
			l->lines.n--;
	}
}

/* The folder's tree in a commit; false: the commit is missing. */
static bool tree_of(
	const struct listing *l, struct reader *reader, const struct past_id *id, git_oid *out)
{
	git_oid oid = oid_of(id);
	git_commit *commit = NULL;

	if (git_commit_lookup(&commit, reader->handle, &oid) != 0)
		return false;
	*out = tree_below(&reader->trees, git_commit_tree_id(commit), l->repo->folder);
	git_commit_free(commit);
	return true;
}

static bool is_none(const struct past_id *id)
{
	static const struct past_id none;

	return memcmp(id, &none, sizeof none) == 0;
}

static struct str bytes_of(const struct past_id *id)
{
	return (struct str){(const char *)id->bytes, PAST_ID};
}

/* Files that went and came with equal bytes were renamed. */
static void files_of(
	struct past_commit *commit, const struct tree_changes *changes, struct arena *arena)
{
	struct map gone = {0};

	commit->files.v = NEW_N(arena, struct past_file, changes->list.n);
	for (size_t i = 0; i < changes->list.n; i++) {
		struct tree_change *change = &changes->list.v[i];

		if (is_none(&change->holds))
			map_add(&gone, bytes_of(&change->held), change, arena);
	}
	for (size_t i = 0; i < changes->list.n; i++) {
		struct tree_change *change = &changes->list.v[i], *from = NULL;

		if (is_none(&change->holds))
			continue;
		if (is_none(&change->held))
			from = map_get(&gone, bytes_of(&change->holds));
		if (from && !from->path.n)
			from = NULL;
		commit->files.v[commit->files.n++] =
			(struct past_file){.before = from                     ? from->path
						     : is_none(&change->held) ? STR_NONE
									      : change->path,
				.after = change->path,
				.held = from ? from->held : change->held,
				.holds = change->holds};
		if (from)
			from->path = STR_NONE;
	}
	for (size_t i = 0; i < changes->list.n; i++)
		if (is_none(&changes->list.v[i].holds) && changes->list.v[i].path.n)
			commit->files.v[commit->files.n++] = (struct past_file){
				.before = changes->list.v[i].path, .held = changes->list.v[i].held};
}

static bool read_files(const struct listing *l, struct past_commit *commit, struct reader *reader)
{
	struct tree_changes changes = {0};
	git_oid before = {{0}}, after;

	if (!tree_of(l, reader, &commit->id, &after) ||
		(commit->parents.n && !tree_of(l, reader, commit->parents.v, &before)))
		return false;
	trees_compare(&reader->trees, &before, &after, &changes, reader->arena);
	if (changes.list.n)
		files_of(commit, &changes, reader->arena);
	return !reader->trees.failed;
}

static void read_all_files(struct listing *l, const struct readers *readers)
{
	int threads = readers->n;
	bool cut = false;

	/* Neighbours have the same trees: long runs of them. */
#pragma omp parallel for schedule(dynamic, 64) num_threads(threads) reduction(|| : cut)
	for (size_t i = 0; i < l->list.n; i++) {
		const struct node *node = (const struct node *)(const void *)l->list.v[i];

		if (!node->told)
			cut = !read_files(l, l->list.v[i], &readers->v[omp_get_thread_num()]) ||
			      cut;
	}
	l->cut |= cut;
}

static struct readers *readers_open(
	const struct repo *repo, const struct past_query *query, struct arena *arena)
{
	struct readers *readers = NEW(arena, struct readers);
	const char *path = git_repository_path(repo->handle);

	readers->v = NEW_N(arena, struct reader, (size_t)query->threads);
	for (; readers->n < query->threads; readers->n++) {
		struct reader *reader = &readers->v[readers->n];

		if (git_repository_open(&reader->handle, path) != 0 ||
			git_repository_odb(&reader->trees.odb, reader->handle) != 0) {
			git_repository_free(reader->handle);
			return readers;
		}
		reader->trees.wanted = query->wanted;
		reader->arena = arena_new();
		arena_adopt(arena, reader->arena);
	}
	return readers;
}

static struct file_bytes read_blob(const struct past *past, const struct past_id *id, uint64_t most,
	int thread, struct arena *arena)
{
	const struct readers *readers = past->context;
	struct file_bytes out = {0};
	git_odb_object *object = NULL;
	git_oid oid = oid_of(id);

	if (git_odb_read(&object, readers->v[thread].trees.odb, &oid) != 0)
		out.trouble.why = git_complaint(arena);
	else if (git_odb_object_size(object) > most)
		out.too_large = true;
	else
		out.bytes = str_copy(
			(struct str){git_odb_object_data(object), git_odb_object_size(object)},
			arena);
	git_odb_object_free(object);
	return out;
}

/* A path of the repository as one below the folder. */
static struct str path_below(struct str folder, const char *path)
{
	struct str whole = str_c(path);

	return folder.n ? str_slice(whole, folder.n + 1, whole.n) : whole;
}

/* What the work tree has otherwise than HEAD. */
static bool find_differing(struct past *past, const struct listing *l, const git_oid *head)
{
	char *folder = (char *)(uintptr_t)str_copy(l->repo->folder, l->arena).p;
	VEC(struct str) differ = {0};
	git_commit *commit = NULL;
	git_tree *tree = NULL;
	git_diff *diff = NULL;
	git_diff_options how;
	bool done;

	git_diff_options_init(&how, GIT_DIFF_OPTIONS_VERSION);
	how.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH | GIT_DIFF_SKIP_BINARY_CHECK;
	if (l->repo->folder.n)
		how.pathspec = (git_strarray){&folder, 1};
	done = git_commit_lookup(&commit, l->repo->handle, head) == 0 &&
	       git_commit_tree(&tree, commit) == 0 &&
	       git_diff_tree_to_workdir_with_index(&diff, l->repo->handle, tree, &how) == 0;
	for (size_t i = 0; done && i < git_diff_num_deltas(diff); i++) {
		const char *path = git_diff_get_delta(diff, i)->old_file.path;

		VEC_PUSH(&differ, str_copy(path_below(l->repo->folder, path), l->arena), l->arena);
	}
	past->differ.v = differ.v;
	past->differ.n = differ.n;
	git_diff_free(diff);
	git_tree_free(tree);
	git_commit_free(commit);
	return done;
}

struct past *past_open(const struct repo *repo, const struct past_query *query, struct arena *arena)
{
	struct listing l = {.repo = repo, .query = query, .arena = arena};
	struct past *past = NEW(arena, struct past);
	struct readers *readers;
	struct past_id head_id;
	git_oid head;

	if (git_reference_name_to_id(&head, repo->handle, "HEAD") != 0)
		return NULL;
	readers = readers_open(repo, query, arena);
	past->context = readers;
	past->read = read_blob;
	head_id = past_id_of(&head);
	if (readers->n < query->threads) {
		past_close(past);
		return NULL;
	}
	l.cut = git_repository_is_shallow(repo->handle) == 1;
	if (!l.cut)
		list_commits(&l, &head_id);
	if (!l.cut)
		read_all_files(&l, readers);
	past->cut = l.cut;
	if (past->cut)
		return past;
	past->commits.v = l.list.v;
	past->commits.n = l.list.n;
	past->all_differ = !find_differing(past, &l, &head);
	return past;
}

void past_close(struct past *past)
{
	const struct readers *readers = past ? past->context : NULL;

	for (int i = 0; readers && i < readers->n; i++) {
		trees_close(&readers->v[i].trees);
		git_repository_free(readers->v[i].handle);
	}
}
