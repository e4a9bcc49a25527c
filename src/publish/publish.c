/* publish.c - the new site appears whole, or not at all: opening, staging, giving up. */
#include "publish/publish.h"

#include "base/tree.h"
#include "publish/disk.h"
#include "publish/publication.h"
#include "publish/settle.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

bool publish_is_busy(const struct trouble *trouble)
{
	return str_eq(trouble->why, STR(PLACE_BUSY));
}

void publish_fleeting(struct publication *publication)
{
	publication->fleeting = true;
}

bool publication_fail(struct publication *publication, struct str path, struct trouble *trouble)
{
	int error = errno;
	struct str site = publication->place.shown;

	pthread_mutex_lock(&publication->mutex);
	if (path.n)
		site = str_printf(publication->arena, "%.*s/%.*s", STR_ARG(site), STR_ARG(path));
	errno = error;
	*trouble = trouble_of_errno(site, publication->arena);
	pthread_mutex_unlock(&publication->mutex);
	return false;
}

static bool complain(
	struct publication *publication, struct str path, const char *why, struct trouble *trouble)
{
	publication_fail(publication, path, trouble);
	trouble->why = str_c(why);
	return false;
}

/* Entries of a folder that isn't a site yet and may become one all the same: they come with the
 * repository or the disk. */
static bool is_tolerated(struct str path)
{
	static const char *const names[] = {".git", ".gitattributes", ".gitignore", ".nojekyll",
		".well-known", "CNAME", "lost+found"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_eq(path, str_c(names[i])))
			return true;
	return false;
}

/* A look through the site for what is not ours. */
struct look {
	const struct publication *publication;
	bool only_intolerable;
	struct str found;
};

static bool look_at(void *context, struct disk_entry entry)
{
	struct look *look = context;
	const struct manifest *old = &look->publication->old;

	if (str_starts(entry.path, STR(".fuga-")) || str_eq(entry.path, STR(LOCK_INSIDE)))
		return false;
	if (entry.is_folder && map_get(&old->by_folder, entry.path))
		return true;
	if (entry.is_file && map_get(&old->by_path, entry.path))
		return true;
	if (!look->found.n && !(look->only_intolerable && is_tolerated(entry.path)))
		look->found = entry.path;
	return false;
}

static struct str look_for(const struct publication *publication, bool only_intolerable, bool *fine)
{
	struct look look = {.publication = publication, .only_intolerable = only_intolerable};
	int site = publication->place.site;

	*fine = site < 0 || disk_walk(site, look_at, &look, publication->arena);
	return look.found;
}

struct str publication_foreign(const struct publication *publication, bool *fine)
{
	return look_for(publication, false, fine);
}

/* Reads the manifest; a folder without one must be empty, or nearly so. */
static bool read_old(struct publication *publication, struct trouble *trouble)
{
	struct str text, stranger;
	bool fine;

	if (publication->place.site < 0)
		return true;
	if (disk_read(publication->place.site, STR(MANIFEST_NAME), &text, publication->arena)) {
		if (manifest_read(text, &publication->old, publication->arena))
			return true;
		return complain(publication, STR(MANIFEST_NAME),
			"is damaged, so nobody can tell which files are fuga's; empty the "
			"folder",
			trouble);
	}
	if (errno != ENOENT)
		return publication_fail(publication, STR(MANIFEST_NAME), trouble);
	stranger = look_for(publication, true, &fine);
	if (!fine)
		return publication_fail(publication, STR_NONE, trouble);
	if (stranger.n)
		return complain(publication, stranger,
			"was not made by fuga; give a new or empty folder for the site", trouble);
	return true;
}

static bool prepare(struct publication *publication, struct trouble *trouble)
{
	const struct place *place = &publication->place;
	bool fine;

	/* A folder that may be renamed but not written would be exchanged and then never go. */
	if (place->site >= 0 && faccessat(place->site, ".", W_OK, AT_EACCESS) != 0)
		return publication_fail(publication, STR_NONE, trouble);
	if (!settle(place, trouble, publication->arena) || !read_old(publication, trouble))
		return false;
	publication->in_place = publication_foreign(publication, &fine).n > 0 || place->inside;
	return fine || publication_fail(publication, STR_NONE, trouble);
}

static void publication_close(struct publication *publication)
{
	if (publication->stage >= 0)
		close(publication->stage);
	place_close(&publication->place);
	pthread_mutex_destroy(&publication->mutex);
}

struct publication *publish_open(struct str site, struct trouble *trouble, struct arena *arena)
{
	struct publication *publication = NEW(arena, struct publication);

	*trouble = (struct trouble){0};
	publication->arena = arena;
	publication->stage = -1;
	if (!place_open(site, &publication->place, trouble, arena))
		return NULL;
	pthread_mutex_init(&publication->mutex, NULL);
	if (prepare(publication, trouble))
		return publication;
	publication_close(publication);
	return NULL;
}

void publish_tell(struct publication *publication, const struct stages *stages)
{
	publication->stages = stages;
}

bool publication_stage(struct publication *publication)
{
	const struct place *place = &publication->place;

	if (publication->stage >= 0)
		return true;
	if (mkdirat(place->home, place->stage, 0755) != 0)
		return false;
	publication->stage =
		openat(place->home, place->stage, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	return publication->stage >= 0;
}

/* Makes the stage and the folder in it that a page needs, once. */
static bool make_room(struct publication *publication, struct str path)
{
	struct str folder = path_folder(path);
	bool fine;

	pthread_mutex_lock(&publication->mutex);
	fine = publication_stage(publication);
	if (fine && folder.n && !map_get(&publication->folders, folder)) {
		fine = disk_make_folder(publication->stage, folder);
		if (fine)
			map_add(&publication->folders, str_copy(folder, publication->arena),
				publication, publication->arena);
	}
	pthread_mutex_unlock(&publication->mutex);
	return fine;
}

static bool is_unchanged(
	const struct publication *publication, const struct manifest_entry *entry, struct str bytes)
{
	const struct manifest_entry *old = map_get(&publication->old.by_path, entry->path);

	/* The hash saves reading what has changed; the bytes are compared as somebody may have
	 * edited the page in the site. */
	return old && old->size == entry->size && hash_eq(old->hash, entry->hash) &&
	       disk_same(publication->place.site, entry->path, bytes);
}

bool publish_put(
	struct publication *publication, struct str path, struct str bytes, struct trouble *trouble)
{
	struct page page = {.entry = {.path = path, .size = bytes.n, .hash = hash_of(bytes)}};

	if (!page_path_is_valid(path)) {
		errno = EINVAL;
		return publication_fail(publication, path, trouble);
	}
	pthread_mutex_lock(&publication->mutex);
	page.entry.path = str_copy(path, publication->arena);
	pthread_mutex_unlock(&publication->mutex);
	page.staged = !is_unchanged(publication, &page.entry, bytes);
	if (page.staged && (!make_room(publication, path) ||
				   !disk_write(publication->stage, page.entry.path.p, bytes)))
		return publication_fail(publication, path, trouble);
	pthread_mutex_lock(&publication->mutex);
	VEC_PUSH(&publication->pages, page, publication->arena);
	pthread_mutex_unlock(&publication->mutex);
	return true;
}

bool publish_keep(struct publication *publication, struct str path, const struct trace *trace)
{
	const struct manifest_entry *old = map_get(&publication->old.by_path, path);
	struct page page = {0};
	struct trace now;

	if (!old || publication->place.site < 0 ||
		!trace_of(publication->place.site, old->path.p, &now) || !trace_eq(&now, trace) ||
		now.size != old->size)
		return false;
	page.entry = *old;
	pthread_mutex_lock(&publication->mutex);
	VEC_PUSH(&publication->pages, page, publication->arena);
	pthread_mutex_unlock(&publication->mutex);
	return true;
}

void publish_abort(struct publication *publication)
{
	const struct place *place = &publication->place;

	if (publication->stage >= 0)
		disk_remove_tree(place->home, place->stage, publication->arena);
	publication_close(publication);
}
