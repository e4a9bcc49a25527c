/* standing.c - how a site stands on the disk, so that one that nobody touched is known again. */
#include "publish/standing.h"

#include "publish/disk.h"
#include "publish/manifest.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool trace_of(int folder, const char *path, struct trace *out)
{
	struct stat stat;

	*out = (struct trace){0};
	if (fstatat(folder, path, &stat, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(stat.st_mode))
		return false;
	*out = (struct trace){stat.st_dev, stat.st_ino, (uint64_t)stat.st_size, stat.st_mtim.tv_sec,
		stat.st_mtim.tv_nsec, stat.st_ctim.tv_sec, stat.st_ctim.tv_nsec};
	return true;
}

bool trace_eq(const struct trace *a, const struct trace *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static bool add_trace(int site, const struct manifest_entry *entry, struct buf *out)
{
	struct trace trace;

	if (!trace_of(site, entry->path.p, &trace) || trace.size != entry->size)
		return false;
	buf_put(out, entry->path);
	buf_put(out, (struct str){(const char *)&trace, sizeof trace});
	return true;
}

bool standing_of(struct str site, struct standing *out, struct arena *arena)
{
	int folder = open(str_copy(site, arena).p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct manifest manifest;
	struct buf traces = {0};
	struct str text;
	bool whole;

	*out = (struct standing){0};
	if (folder < 0)
		return false;
	whole = disk_read(folder, STR(MANIFEST_NAME), &text, arena) &&
		manifest_read(text, &manifest, arena);
	buf_put(&traces, whole ? text : STR_NONE);
	for (size_t i = 0; whole && i < manifest.entries.n; i++) {
		whole = add_trace(folder, &manifest.entries.v[i], &traces);
		out->files++;
		out->bytes += manifest.entries.v[i].size;
	}
	out->hash = hash_of(buf_str(&traces));
	buf_free(&traces);
	close(folder);
	return whole;
}
