/* manifest.c - the list of the files that a site is made of, kept in the site itself. */
#include "publish/manifest.h"

#include <inttypes.h>
#include <limits.h>

#define HEAD "fuga-manifest 1\n"

static bool name_is_valid(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < 0x20 || name.p[i] == 0x7f)
			return false;
	return name.n && name.n <= NAME_MAX && !str_eq(name, STR(".")) && !str_eq(name, STR(".."));
}

bool page_path_is_valid(struct str path)
{
	struct str name;

	if (path.n >= PATH_MAX || str_starts(path, STR(".fuga-")))
		return false;
	for (struct str rest = path; str_split(&rest, '/', &name);)
		if (!name_is_valid(name))
			return false;
	return path.n > 0;
}

void manifest_write(const struct manifest *manifest, struct buf *out)
{
	buf_put(out, STR(HEAD));
	for (size_t i = 0; i < manifest->entries.n; i++) {
		const struct manifest_entry *entry = &manifest->entries.v[i];

		hash_put(out, entry->hash);
		buf_printf(out, " %" PRIu64 " ", entry->size);
		buf_put(out, entry->path);
		buf_char(out, '\n');
	}
	seal_put(out);
}

static bool size_read(struct str text, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.n; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return false;
		*out = *out * 10 + (uint64_t)(text.p[i] - '0');
	}
	return text.n > 0 && text.n < 19;
}

static bool entry_read(struct str line, struct manifest_entry *entry, struct arena *arena)
{
	struct str hash = STR_NONE, size = STR_NONE;

	str_split(&line, ' ', &hash);
	str_split(&line, ' ', &size);
	if (!hash_read(hash, &entry->hash) || !size_read(size, &entry->size) ||
		!page_path_is_valid(line))
		return false;
	entry->path = str_copy(line, arena);
	return true;
}

bool manifest_read(struct str text, struct manifest *out, struct arena *arena)
{
	struct str line, last = STR_NONE;

	*out = (struct manifest){0};
	if (!seal_check(&text) || !str_starts(text, STR(HEAD)) || !str_ends(text, STR("\n")))
		return false;
	text = str_slice(text, sizeof HEAD - 1, text.n - 1);
	while (text.n && str_split(&text, '\n', &line)) {
		struct manifest_entry entry;

		if (!entry_read(line, &entry, arena) || str_cmp(entry.path, last) <= 0)
			return false;
		VEC_PUSH(&out->entries, entry, arena);
		last = entry.path;
	}
	manifest_index(out, arena);
	return true;
}

static void add_folders(struct manifest *manifest, struct str path, struct arena *arena)
{
	for (size_t i = 0; i < path.n; i++) {
		struct str folder = str_slice(path, 0, i), *kept;

		if (path.p[i] != '/' || map_get(&manifest->by_folder, folder))
			continue;
		kept = NEW(arena, struct str);
		*kept = str_copy(folder, arena);
		VEC_PUSH(&manifest->folders, *kept, arena);
		map_add(&manifest->by_folder, *kept, kept, arena);
	}
}

void manifest_index(struct manifest *manifest, struct arena *arena)
{
	for (size_t i = 0; i < manifest->entries.n; i++) {
		struct manifest_entry *entry = &manifest->entries.v[i];

		map_add(&manifest->by_path, entry->path, entry, arena);
		add_folders(manifest, entry->path, arena);
	}
}
