/* verb_init.c - fuga init: begins a repository of records, from the files of templates/init. */
#include "cli/embedded.h"
#include "cli/records.h"
#include "cli/verbs.h"

#include "base/buf.h"
#include "read/read.h"
#include "write/file.h"
#include "write/quote.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A file to be made. */
struct seed {
	struct str path; /* below the new folder */
	struct str bytes;
};

struct seeding {
	struct str folder, name;
	int32_t today;
	VEC(struct seed) seeds;
	struct arena *arena;
};

/* The name of the company where none was given: that of the folder. */
static struct str name_of(struct str folder, struct arena *arena)
{
	char *real = NULL;
	struct str name = folder;

	if (str_eq(folder, STR(".")) || str_ends(folder, STR("/.")) || str_ends(folder, STR("..")))
		real = realpath(str_copy(folder, arena).p, NULL);
	if (real)
		name = str_copy(str_c(real), arena);
	free(real);
	for (size_t i = name.n; i-- > 0;)
		if (name.p[i] == '/') {
			name = str_slice(name, i + 1, name.n);
			break;
		}
	return name.n ? name : STR("fuga");
}

/* What stands for @name@, @name:yaml@, @today@ and @today-30@; false: for nothing. */
static bool put_word(const struct seeding *seeding, struct str word, struct buf *out)
{
	char day[11];
	char *end;
	long days;

	if (str_eq(word, STR("name"))) {
		buf_put(out, seeding->name);
		return true;
	}
	if (str_eq(word, STR("name:yaml"))) {
		quote_text(out, seeding->name, 0);
		return true;
	}
	if (!str_starts(word, STR("today")))
		return false;
	days = strtol(word.p + 5, &end, 10);
	if (end != word.p + word.n)
		return false;
	day_write(seeding->today + (int32_t)days, day);
	buf_put(out, str_c(day));
	return true;
}

static struct str filled(const struct seeding *seeding, struct str text)
{
	struct buf out = {0};
	struct str done;
	size_t from = 0;

	for (size_t i = 0; i < text.n; i++) {
		struct str rest = str_slice(text, i + 1, text.n);
		ptrdiff_t end = text.p[i] == '@' ? str_find(rest, STR("@")) : -1;
		struct str word = str_slice(rest, 0, (size_t)end);

		if (end < 0 || end > 16)
			continue;
		buf_put(&out, str_slice(text, from, i));
		from = i;
		if (put_word(seeding, word, &out)) {
			i += word.n + 1;
			from = i + 1;
		}
	}
	buf_put(&out, str_slice(text, from, text.n));
	done = str_copy(buf_str(&out), seeding->arena);
	buf_free(&out);
	return done;
}

static void add_seed(struct seeding *seeding, struct str path, struct str bytes)
{
	struct seed seed = {path, bytes};

	VEC_PUSH(&seeding->seeds, seed, seeding->arena);
}

static void add_embedded(struct seeding *seeding, struct str folder)
{
	for (unsigned long i = 0; i < embedded_files_n; i++) {
		struct str name = str_c(embedded_files[i].name);
		struct str text = {embedded_files[i].bytes, embedded_files[i].n};

		if (str_starts(name, folder))
			add_seed(seeding, str_slice(name, folder.n, name.n), filled(seeding, text));
	}
}

static void add_schema(struct seeding *seeding)
{
	struct buf schema = {0};

	schema_write(&schema);
	add_seed(seeding, STR("fuga.schema.json"), str_copy(buf_str(&schema), seeding->arena));
	buf_free(&schema);
}

static struct str path_of(const struct seeding *seeding, struct str path)
{
	return str_printf(seeding->arena, "%.*s/%.*s", STR_ARG(seeding->folder), STR_ARG(path));
}

static bool is_there(struct str path)
{
	struct stat stat;

	return lstat(path.p, &stat) == 0;
}

/* Lists what stands in the way. Records in a content folder of somebody's are not mixed with ours.
 */
static bool is_free(const struct seeding *seeding)
{
	struct str content = path_of(seeding, STR("content"));
	size_t taken = 0;

	for (size_t i = 0; i < seeding->seeds.n; i++) {
		struct str path = path_of(seeding, seeding->seeds.v[i].path);

		if (!is_there(path))
			continue;
		if (!taken++)
			fprintf(stderr,
				"fuga: nothing was written: these files are there already\n");
		fprintf(stderr, "  %.*s\n", STR_ARG(path));
	}
	if (!taken && rmdir(content.p) != 0 && errno != ENOENT) {
		fprintf(stderr, "fuga: nothing was written: %.*s is there already\n",
			STR_ARG(content));
		taken = 1;
	}
	return !taken;
}

static bool is_program(struct str bytes)
{
	return str_starts(bytes, STR("#!"));
}

static int make_all(const struct seeding *seeding)
{
	for (size_t i = 0; i < seeding->seeds.n; i++) {
		const struct seed *seed = &seeding->seeds.v[i];
		struct str path = path_of(seeding, seed->path);

		if (!file_make(path, seed->bytes, is_program(seed->bytes), seeding->arena)) {
			struct trouble trouble = trouble_of_errno(path, seeding->arena);

			fprintf(stderr, "fuga: cannot write %.*s: %.*s\n", STR_ARG(trouble.path),
				STR_ARG(trouble.why));
			return EXIT_ENVIRONMENT;
		}
	}
	return EXIT_FINE;
}

static void tell(const struct options *options, const struct seeding *seeding)
{
	bool es = options->language == LANGUAGE_ES;

	if (options->quiet)
		return;
	for (size_t i = 0; i < seeding->seeds.n; i++)
		printf("%.*s\n", STR_ARG(path_of(seeding, seeding->seeds.v[i].path)));
	printf(es ? "\nAhora: cd %.*s && fuga build   (y git init; vea README.md)\n"
		  : "\nNow: cd %.*s && fuga build   (and git init; see README.md)\n",
		STR_ARG(seeding->folder));
}

static struct str trimmed(struct str folder)
{
	while (folder.n > 1 && folder.p[folder.n - 1] == '/')
		folder.n--;
	return folder;
}

int verb_init(const struct options *options, struct arena *arena)
{
	struct seeding seeding = {.folder = trimmed(options->word), .arena = arena};
	int64_t seconds;
	int status;

	if (!seeding.folder.n) {
		fputs("fuga: begin where? fuga init DIR\n", stderr);
		return EXIT_CALL;
	}
	if (!records_now(&seconds))
		return EXIT_CALL;
	seeding.name = str_trim(options->name);
	if (!seeding.name.n)
		seeding.name = name_of(seeding.folder, arena);
	seeding.today = (int32_t)(seconds / 86400);
	add_embedded(&seeding, STR("init/both/"));
	add_embedded(
		&seeding, options->language == LANGUAGE_ES ? STR("init/es/") : STR("init/en/"));
	add_schema(&seeding);
	if (!is_free(&seeding))
		return EXIT_CALL;
	status = make_all(&seeding);
	if (status == EXIT_FINE)
		tell(options, &seeding);
	return status;
}
