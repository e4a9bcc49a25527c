/* content.h - content folders of a few files, for tests of reading. */
#ifndef TESTS_READ_CONTENT_H
#define TESTS_READ_CONTENT_H

#include "test.h"

#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define COMPANY \
	"company: {name: Ferretería, language: es, currency: EUR, timezone: Europe/Madrid}\n"
#define PEOPLE \
	"people: [{id: ana, name: Ana Ruiz, department: sales}, {id: luis, name: Luis Gil}]\n"
#define ACCOUNTS "accounts: [{id: acme, name: Acme, since: 2024-01-01, owner: ana}]\n"

struct content_file {
	const char *name, *text;
};

/* A folder that was read. */
struct content {
	char folder[32];
	struct arena *arena;
	struct diags diags;
	struct book *book;
	int threads;
	int32_t today; /* 0: the same for all tests */
	bool (*drop)(void *context, struct str name);
};

static inline void content_open(struct content *content, const struct content_file *files, size_t n)
{
	struct read_options options = {.today = content->today ? content->today : 20500,
		.threads = content->threads ? content->threads : 1,
		.drop = content->drop};
	struct trouble trouble;
	char path[256];

	strcpy(content->folder, "/tmp/fuga-read-XXXXXX");
	assert_non_null(mkdtemp(content->folder));
	for (size_t i = 0; i < n; i++) {
		FILE *out;

		snprintf(path, sizeof path, "%s/%s", content->folder, files[i].name);
		if (strchr(files[i].name, '/')) {
			*strrchr(path, '/') = '\0';
			mkdir(path, 0700);
			snprintf(path, sizeof path, "%s/%s", content->folder, files[i].name);
		}
		out = fopen(path, "wb");
		assert_non_null(out);
		fputs(files[i].text, out);
		fclose(out);
	}
	content->arena = arena_new();
	diags_init(&content->diags, content->arena);
	options.root = str_c(content->folder);
	content->book = read_book(&options, &content->diags, &trouble, content->arena);
	assert_non_null(content->book);
	diags_sort(&content->diags);
}

static inline void content_close(struct content *content)
{
	char command[64];

	arena_free(content->arena);
	snprintf(command, sizeof command, "rm -rf '%s'", content->folder);
	assert_int_equal(system(command), 0);
}

/* The only thing that is told, as "code line:col"; "none" or "many" where it isn't one. */
static inline const char *content_told(const struct content *content, char told[80])
{
	const struct diag *diag = content->diags.list.v;

	if (content->diags.list.n != 1)
		return content->diags.list.n ? "many" : "none";
	snprintf(told, 80, "%s %u:%u", diag_kind(diag->code)->code, diag->at.line, diag->at.col);
	return told;
}

#endif
