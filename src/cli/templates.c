/* templates.c - the texts of templates: a company's own, else the built-in ones. */
#include "cli/templates.h"

#include "base/diag.h"
#include "base/suggest.h"
#include "base/utf8.h"
#include "cli/embedded.h"

#include <stdio.h>

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

	*templates = (struct templates){.folder = folder};
	if (!folder.n)
		return true;
	found = files_find(folder, any_name, arena);
	*trouble = found.trouble;
	templates->own.v = NEW_N(arena, struct own_template, found.files.n + 1);
	for (size_t i = 0; i < found.files.n && !trouble->path.n; i++) {
		const struct found *file = &found.files.v[i];
		struct file_bytes bytes = {0};
		struct own_template *own = &templates->own.v[i];

		if (!file->refused)
			bytes = file_read(folder, file->path, UINT64_C(16) << 20, arena);
		*trouble = bytes.trouble;
		if (file->refused || bytes.too_large)
			*trouble = (struct trouble){
				file->path, file->refused ? file->why : STR("larger than 16 MiB")};
		else if (!trouble->path.n && !is_utf8(bytes.bytes))
			*trouble = (struct trouble){file->path, STR("is not UTF-8")};
		own->name = file->path;
		own->text = bytes.bytes.p ? bytes.bytes : STR("");
		templates->own.n = i + 1;
		map_add(&templates->by_name, own->name, own, arena);
	}
	return !trouble->path.n;
}

static bool is_built_in(struct str name)
{
	for (unsigned long i = 0; i < embedded_files_n; i++)
		if (str_eq(name, str_c(embedded_files[i].name)))
			return true;
	return false;
}

struct str templates_text(void *context, struct str name)
{
	struct templates *templates = context;
	struct own_template *own = map_get(&templates->by_name, name);

	if (own) {
		own->used = true;
		return own->text;
	}
	for (unsigned long i = 0; i < embedded_files_n; i++)
		if (str_eq(name, str_c(embedded_files[i].name)))
			return (struct str){embedded_files[i].bytes, embedded_files[i].n};
	return STR_NONE;
}

void templates_warn(const struct templates *templates, struct arena *arena)
{
	struct str *names = NEW_N(arena, struct str, embedded_files_n + 1);

	for (unsigned long i = 0; i < embedded_files_n; i++)
		names[i] = str_c(embedded_files[i].name);
	for (size_t i = 0; i < templates->own.n; i++) {
		const struct own_template *own = &templates->own.v[i];
		struct str near;

		if (own->used || is_built_in(own->name))
			continue;
		near = suggest(own->name, names, embedded_files_n);
		fputs("fuga: ", stderr);
		text_print(templates->folder, stderr);
		fputc('/', stderr);
		text_print(own->name, stderr);
		fprintf(stderr, ": warning: no page uses a template of this name%s%.*s%s\n",
			near.n ? "; did you mean '" : "", STR_ARG(near), near.n ? "'?" : "");
	}
}
