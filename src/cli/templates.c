/* templates.c - the texts of templates: a company's own, else the built-in ones. */
#include "cli/templates.h"

#include "base/utf8.h"
#include "cli/embedded.h"

static bool any_name(struct str name)
{
	(void)name;
	return true;
}

/* What a template holds goes into the pages as it is. */
static bool is_utf8(struct str text)
{
	for (size_t i = 0, n; i < text.n; i += n)
		if (utf8_decode(str_slice(text, i, text.n), &n) == UTF8_BAD)
			return false;
	return true;
}

bool templates_open(struct templates *templates, struct str folder, struct trouble *trouble,
	struct arena *arena)
{
	struct found_list found;

	*templates = (struct templates){0};
	if (!folder.n)
		return true;
	found = files_find(folder, any_name, arena);
	*trouble = found.trouble;
	for (size_t i = 0; i < found.files.n && !trouble->path.n; i++) {
		const struct found *file = &found.files.v[i];
		struct file_bytes bytes = {0};
		struct str *text = NEW(arena, struct str);

		if (!file->refused)
			bytes = file_read(folder, file->path, UINT64_C(16) << 20, arena);
		*trouble = bytes.trouble;
		if (file->refused || bytes.too_large)
			*trouble = (struct trouble){
				file->path, file->refused ? file->why : STR("larger than 16 MiB")};
		else if (!trouble->path.n && !is_utf8(bytes.bytes))
			*trouble = (struct trouble){file->path, STR("is not UTF-8")};
		*text = bytes.bytes.p ? bytes.bytes : STR("");
		map_add(&templates->own, file->path, text, arena);
	}
	return !trouble->path.n;
}

struct str templates_text(void *context, struct str name)
{
	struct templates *templates = context;
	const struct str *own = map_get(&templates->own, name);

	if (own)
		return *own;
	for (unsigned long i = 0; i < embedded_files_n; i++)
		if (str_eq(name, str_c(embedded_files[i].name)))
			return (struct str){embedded_files[i].bytes, embedded_files[i].n};
	return STR_NONE;
}
