/* test_history.c - what git remembers of the records: repositories made with git, day by day. */
#include "test.h"

#include "base/hash.h"
#include "git/past.h"
#include "read/history.h"
#include "read/history_memory.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define COMPANY                      \
	"cat > company.yaml <<'Y'\n" \
	"company: {name: Shop, language: en, currency: EUR, timezone: Europe/Madrid}\nY\n"
#define ACCOUNT "account: {id: acme, name: Acme, since: 2024-01-08, segment: hotels}\n"
#define PROMISE(what, due)                                 \
	"  - {what: " what ", made: 2025-01-02, due: " due \
	", by: sales, owner: service, about: speed}\n"
#define WRITE(file, text) "cat > " file " <<'Y'\n" text "Y\n"
#define COMMIT(day)       "commit " day " " day "\n"

/* A repository in the making. */
struct scene {
	char folder[40];
	struct arena *arena;
	struct diags diags;
	struct repo *repo;
	struct past *past;
	struct book *book;
	bool start_known;
	struct history_memory *memory; /* NULL: nothing is remembered */
	size_t found;                  /* commits in it */
};

static const struct past_commit *known(void *context, const struct past_id *id)
{
	struct scene *scene = context;
	const struct past_commit *commit =
		scene->memory ? map_get(&scene->memory->commits,
					(struct str){(const char *)id->bytes, PAST_ID})
			      : NULL;

	scene->found += commit != NULL;
	return commit;
}

static bool git_is_here(void)
{
	static const char command[] = "git --version >/dev/null 2>&1";

	if (system(command) == 0)
		return true;
	puts("SKIP the history of records: there is no git here");
	return false;
}

/* Runs a script in the repository: git init first, then `commit AUTHORED COMMITTED`. */
static void run(const struct scene *scene, const char *script)
{
	static const char head[] =
		"set -e; cd '%s'; export HOME=\"$PWD/..\" GIT_CONFIG_NOSYSTEM=1 "
		"GIT_AUTHOR_NAME=A GIT_AUTHOR_EMAIL=a@example.com GIT_COMMITTER_NAME=C "
		"GIT_COMMITTER_EMAIL=c@example.com; unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE\n"
		"git() { command git -c init.defaultBranch=main -c gc.auto=0 \"$@\"; }\n"
		"dated() { GIT_AUTHOR_DATE=\"$1T12:00:00+0100\" "
		"GIT_COMMITTER_DATE=\"$2T12:00:00+0100\"; "
		"export GIT_AUTHOR_DATE GIT_COMMITTER_DATE; }\n"
		"commit() { dated \"$1\" \"$2\"; git add -A; git commit -q -m \"$1\"; }\n"
		"[ -d .git ] || git init -q\n%s";
	size_t n = sizeof head + strlen(script) + sizeof scene->folder;
	char *command = malloc(n);

	snprintf(command, n, head, scene->folder, script);
	assert_int_equal(system(command), 0);
	free(command);
}

static void scene_open(struct scene *scene, const char *script)
{
	*scene = (struct scene){.arena = arena_new()};
	strcpy(scene->folder, "/tmp/fuga-history-XXXXXX");
	assert_non_null(mkdtemp(scene->folder));
	run(scene, script);
}

/* Reads the book and its history as they are now. */
static void scene_read(struct scene *scene, int threads)
{
	struct read_options options = {.root = str_c(scene->folder), .today = 20500, .threads = 1};
	struct past_query query = {
		.wanted = history_counts, .threads = threads, .known = known, .context = scene};
	struct history_input input = {.threads = threads};
	struct store store = store_of_disk(str_c(scene->folder));
	struct trouble trouble;
	struct str why;

	past_close(scene->past);
	repo_close(scene->repo);
	diags_init(&scene->diags, scene->arena);
	scene->book = read_book(&options, &scene->diags, &trouble, scene->arena);
	assert_non_null(scene->book);
	diags_print_text(&scene->diags, &(struct diag_style){0}, stderr);
	assert_int_equal(scene->diags.errors, 0);
	scene->repo = repo_open(str_c(scene->folder), &why, scene->arena);
	assert_non_null(scene->repo);
	scene->past = past_open(scene->repo, &query, scene->arena);
	assert_non_null(scene->past);
	input.past = scene->past;
	input.store = &store;
	input.book = scene->book;
	scene->start_known = history_read(&input, scene->arena);
}

static void scene_close(struct scene *scene)
{
	char command[80];

	past_close(scene->past);
	repo_close(scene->repo);
	arena_free(scene->arena);
	snprintf(command, sizeof command, "rm -rf '%s'", scene->folder);
	assert_int_equal(system(command), 0);
}

static void put_commit(char *out, const struct history_commit *commit)
{
	char authored[11], committed[11];

	day_write(commit->authored, authored);
	day_write(commit->committed, committed);
	strcat(out, authored + 5);
	if (strcmp(authored, committed) != 0)
		sprintf(out + strlen(out), "(%s)", committed + 5);
	if (commit->accuses)
		strcat(out, "!");
}

/* "One: 01-05 due(2025-02-01>2025-03-01)01-20!" of each promise: the day of its first commit, what
 * was changed and when; '!' where the commit accuses, the day of committing in brackets. */
static const char *told(const struct scene *scene, char out[600])
{
	out[0] = '\0';
	for (size_t i = 0; i < scene->book->promises.n; i++) {
		const struct promise *promise = scene->book->promises.v[i];
		const struct record_history *past = promise->record.past;

		sprintf(out + strlen(out), "%s%.*s: ", i ? "; " : "", STR_ARG(promise->what));
		if (!past) {
			strcat(out, "-");
			continue;
		}
		put_commit(out, past->first);
		for (size_t k = 0; k < past->changes.n; k++) {
			const struct field_change *change = &past->changes.v[k];

			sprintf(out + strlen(out), " %.*s(%.*s>%.*s)", STR_ARG(change->field),
				STR_ARG(change->before), STR_ARG(change->after));
			put_commit(out, change->commit);
		}
		assert_ptr_equal(past->last, past->changes.n
						     ? past->changes.v[past->changes.n - 1].commit
						     : past->first);
	}
	return out;
}

struct history_case {
	const char *script, *want;
};

static void check(const struct history_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (int threads = 1; threads <= 2; threads++) {
			struct scene scene;
			char out[600];

			scene_open(&scene, cases[i].script);
			scene_read(&scene, threads);
			assert_int_equal(scene.book->history.state, HISTORY_KNOWN);
			assert_string_equal(told(&scene, out), cases[i].want);
			scene_close(&scene);
		}
}

#define ONE      WRITE("a.yaml", ACCOUNT "promises:\n" PROMISE("One", "2025-02-01"))
#define ONE_LATE WRITE("a.yaml", ACCOUNT "promises:\n" PROMISE("One", "2025-03-01"))
#define CHECK(...)                                                        \
	do {                                                              \
		static const struct history_case cases[] = {__VA_ARGS__}; \
		if (git_is_here())                                        \
			check(cases, sizeof cases / sizeof *cases);       \
	} while (0)

static void a_moved_due_date_is_found_with_its_commit(void **state)
{
	(void)state;
	CHECK({COMPANY ONE COMMIT("2025-01-05") ONE_LATE COMMIT("2025-02-03"),
		      "One: 01-05 due(2025-02-01>2025-03-01)02-03!"},
		{COMPANY COMMIT("2025-01-01") ONE COMMIT("2025-01-05"), "One: 01-05!"},
		{COMPANY ONE COMMIT("2025-01-05") ONE_LATE COMMIT("2025-02-03")
				ONE COMMIT("2025-02-04"),
			"One: 01-05 due(2025-02-01>2025-03-01)02-03! "
			"due(2025-03-01>2025-02-01)02-04!"});
}

static void records_are_followed_to_other_files_and_ids(void **state)
{
	(void)state;
	CHECK({COMPANY ONE COMMIT("2025-01-05") "mkdir b; git mv a.yaml b/c.yaml\n" COMMIT(
		       "2025-01-06"),
		      "One: 01-05"},
		{COMPANY ONE COMMIT("2025-01-05") "rm a.yaml\n" WRITE("b.yaml", ACCOUNT
			 "promises:\n" PROMISE("Two", "2025-02-01") PROMISE("One", "2025-02-09"))
				COMMIT("2025-01-06"),
			"Two: 01-06!; One: 01-05 due(2025-02-01>2025-02-09)01-06!"},
		{COMPANY WRITE("a.yaml", ACCOUNT "promises:\n" PROMISE("One", "2025-02-01")) WRITE(
			 "b.yaml", "promises:\n") "rm b.yaml\n" COMMIT("2025-01-05") WRITE("a.yaml",
			 ACCOUNT) WRITE("b.yaml",
			 "promises:\n  - {account: acme, what: One, made: "
			 "2025-01-02, due: 2025-02-01, by: sales, about: speed, owner: "
			 "service}\n") COMMIT("2025-01-07"),
			"One: 01-05"},
		{COMPANY ONE COMMIT("2025-01-05") "sed -i 's/id: acme/id: acme-2/' a.yaml\n" COMMIT(
			 "2025-01-06"),
			"One: 01-05 account(acme>acme-2)01-06!"},
		{COMPANY ONE "sed -i 's/{what/{id: p-1, what/' a.yaml\n" COMMIT(
			 "2025-01-05") "sed -i 's/id: p-1/id: p-9/' a.yaml\n" COMMIT("2025-01-06"),
			"One: 01-05 id(p-1>p-9)01-06!"});
}

static void a_file_that_could_not_be_read_keeps_what_is_known(void **state)
{
	(void)state;
	CHECK({COMPANY ONE COMMIT("2025-01-05") "echo 'promises: [' >> a.yaml\n" COMMIT(
		       "2025-01-06") ONE COMMIT("2025-01-07"),
		      "One: 01-05"},
		{COMPANY ONE COMMIT("2025-01-05") "echo 'promises: [' >> a.yaml\n" COMMIT(
			 "2025-01-06") "echo '{' >> a.yaml\n" COMMIT("2025-01-07") WRITE("a.yaml",
			 ACCOUNT "promises:\n" PROMISE("One", "2025-03-01")
				 PROMISE("Two", "2025-03-01")) COMMIT("2025-01-08"),
			"One: 01-05 due(2025-02-01>2025-03-01)01-06; Two: 01-06"},
		{COMPANY COMMIT("2025-01-01") "echo '{' > a.yaml\n" COMMIT("2025-01-05")
				ONE COMMIT("2025-01-08") ONE_LATE COMMIT("2025-01-09"),
			"One: 01-05 due(2025-02-01>2025-03-01)01-09!"});
}

static void a_rebase_keeps_the_author_s_day(void **state)
{
	(void)state;
	CHECK({COMPANY ONE COMMIT("2025-01-05") ONE_LATE "commit 2025-01-20 2025-02-10\n",
		"One: 01-05 due(2025-02-01>2025-03-01)01-20(02-10)!"});
}

static void a_merge_counts_for_the_commits_that_it_brings_in(void **state)
{
	(void)state;
	CHECK({COMPANY ONE COMMIT("2025-01-05") "git checkout -q -b side\n" ONE_LATE COMMIT(
		       "2025-01-20") "git checkout -q main\n" WRITE("b.yaml",
		       "accounts: [{id: b, name: B, since: 2024-01-01}]\n")
			      COMMIT("2025-01-21") "dated 2025-02-09 2025-02-09; git merge -q "
						   "--no-edit side\n",
		      "One: 01-05 due(2025-02-01>2025-03-01)01-20!"},
		/* Both sides changed the file: what the merge made of it is nobody's. */
		{COMPANY WRITE("a.yaml",
			 ACCOUNT "promises:\n" PROMISE(
				 "One", "2025-02-01") "  # 1\n  # 2\n  # 3\n  # 4\n" PROMISE("Two",
				 "2025-02-01"))
				COMMIT("2025-01-05") "git checkout -q -b side\n"
						     "sed -i 's/One\\(.*\\)02-01/One\\103-01/' "
						     "a.yaml\n" COMMIT(
							     "2025-01-20") "git checkout -q main\n"
									   "sed -i "
									   "'s/Two\\(.*\\)02-01/"
									   "Two\\104-01/' "
									   "a.yaml\n" COMMIT(
										   "2025-01-21") "d"
												 "a"
												 "t"
												 "e"
												 "d"
												 " "
												 "2"
												 "0"
												 "2"
												 "5"
												 "-"
												 "0"
												 "2"
												 "-"
												 "0"
												 "9"
												 " "
												 "2"
												 "0"
												 "2"
												 "5"
												 "-"
												 "0"
												 "2"
												 "-"
												 "0"
												 "9"
												 ";"
												 " "
												 "g"
												 "i"
												 "t"
												 " "
												 "m"
												 "e"
												 "r"
												 "g"
												 "e"
												 " "
												 "-"
												 "q"
												 " "
												 "-"
												 "-"
												 "n"
												 "o"
												 "-"
												 "e"
												 "d"
												 "i"
												 "t"
												 " "
												 "s"
												 "i"
												 "d"
												 "e"
												 "\n",
			"One: 01-05 due(2025-02-01>2025-03-01)02-09; "
			"Two: 01-05 due(2025-02-01>2025-04-01)01-21!"},
		/* The merge gave up what the other side did. */
		{COMPANY ONE COMMIT("2025-01-05") "git checkout -q -b side\n" ONE_LATE COMMIT(
			 "2025-01-20") "git checkout -q main\n" WRITE("b.yaml",
			 "accounts: [{id: b, name: B, since: 2024-01-01}]\n")
				COMMIT("2025-01-21") "dated 2025-02-09 2025-02-09; git merge -q -s "
						     "ours --no-edit side\n",
			"One: 01-05"});
}

static void what_is_not_committed_has_no_past(void **state)
{
	(void)state;
	CHECK({COMPANY ONE COMMIT("2025-01-05") WRITE("a.yaml", ACCOUNT
		       "promises:\n" PROMISE("New", "2025-05-01") PROMISE("One", "2025-03-01")),
		      "New: -; One: 01-05"},
		{COMPANY COMMIT("2025-01-05") ONE, "One: -"},
		{COMPANY ONE COMMIT("2025-01-05") "mv a.yaml b.yaml\n", "One: 01-05"});
}

/* The start of a history of three commits: at the second, at its day, at none. */
static void what_was_before_the_declared_start_accuses_nobody(void **state)
{
	static const char *const starts[] = {"$(git rev-parse HEAD)", "2025-01-20", "0123456789"};
	static const char *const want[] = {
		"One: 01-05 due(2025-02-01>2025-03-01)01-10 due(2025-03-01>2025-02-01)01-20!",
		"One: 01-05 due(2025-02-01>2025-03-01)01-10 due(2025-03-01>2025-02-01)01-20!",
		"One: 01-05 due(2025-02-01>2025-03-01)01-10 due(2025-03-01>2025-02-01)01-20"};

	(void)state;
	for (int i = 0; i < 3 && git_is_here(); i++) {
		struct scene scene;
		char script[2000], out[600];

		snprintf(script, sizeof script,
			COMPANY ONE COMMIT("2025-01-05") ONE_LATE COMMIT("2025-01-10")
				ONE COMMIT("2025-01-20") "sed -i \"s/Madrid/Madrid, history: "
							 "{since: %s}/\" company.yaml\n",
			starts[i]);
		scene_open(&scene, script);
		scene_read(&scene, 1);
		assert_string_equal(told(&scene, out), want[i]);
		assert_int_equal(scene.start_known, i < 2);
		scene_close(&scene);
	}
}

/* 21 of 21 promises at once are an import; 20 are not. */
static void a_commit_of_many_records_accuses_nobody(void **state)
{
	static const char script[] = COMPANY ONE COMMIT(
		"2025-01-05") "p() { for i in $(seq $1); do echo \"  - {what: P$i, made: "
			      "2025-01-02, due: $2, by: "
			      "sales, owner: service, about: speed}\"; done; }\n"
			      "{ echo 'account: {id: b, name: B, since: 2024-01-01}'; echo "
			      "promises:; p %d "
			      "2025-03-01; } > b.yaml\n" COMMIT(
				      "2025-01-06") "sed -i 's/2025-03-01/2025-04-01/' "
						    "b.yaml\n" COMMIT("2025-01-07");

	(void)state;
	for (int n = 19; n <= 21 && git_is_here(); n++) {
		struct scene scene;
		char text[2000];
		const struct record_history *past;

		snprintf(text, sizeof text, script, n);
		scene_open(&scene, text);
		scene_read(&scene, 1);
		past = scene.book->promises.v[n]->record.past;
		/* The account itself came with them, and does not change. */
		assert_int_equal(past->first->records, n + 1);
		assert_int_equal(past->first->accuses, n < 20);
		assert_int_equal(past->last->records, n);
		assert_int_equal(past->last->accuses, n < 21);
		scene_close(&scene);
	}
}

static void a_shallow_clone_says_nothing(void **state)
{
	struct scene scene;
	char out[600];

	(void)state;
	if (!git_is_here())
		return;
	scene_open(&scene, COMPANY ONE COMMIT("2025-01-05") ONE_LATE COMMIT(
				   "2025-02-03") "mkdir origin; mv .git origin/.git\n"
						 "git clone -q --depth 1 \"file://$PWD/origin\" "
						 "clone; mv clone/.git .git; rm -rf "
						 "clone origin\n");
	scene_read(&scene, 2);
	assert_int_equal(scene.book->history.state, HISTORY_SHALLOW);
	assert_int_equal(scene.book->history.commits.n, 0);
	assert_string_equal(told(&scene, out), "One: -");
	scene_close(&scene);
}

/* Writes what is known of the scene into the memory of the next. */
static struct str remembered(const struct scene *scene, struct str key, struct arena *arena)
{
	struct buf out = {0};
	struct str bytes;

	history_remember(scene->past, key, &out);
	bytes = str_copy(buf_str(&out), arena);
	buf_free(&out);
	return bytes;
}

static void what_is_remembered_changes_nothing(void **state)
{
	static const char first[] = COMPANY ONE COMMIT("2025-01-05")
		ONE_LATE COMMIT("2025-02-03") "echo '{' > b.yaml\n" COMMIT("2025-02-04");
	/* Goes on, or was rewritten: the last commits are others. */
	static const char *const then[] = {"", "rm b.yaml\n" ONE COMMIT("2025-02-09"),
		"git reset -q --hard HEAD~2; echo '# x' >> a.yaml\n" COMMIT("2025-02-02")
			ONE_LATE COMMIT("2025-02-06")};
	struct arena *arena = arena_new();

	(void)state;
	for (int i = 0; i < 3 && git_is_here(); i++) {
		struct scene scene;
		struct history_memory memory;
		struct str key = STR("0123456789abcdef0123456789abcdef"), bytes, again;
		char cold[600], warm[600];

		scene_open(&scene, first);
		run(&scene, "rm b.yaml\n"); /* the book must be sound */
		scene_read(&scene, 2);
		bytes = remembered(&scene, key, arena);
		run(&scene, "git checkout -q .\n");
		run(&scene, then[i]);
		run(&scene, "rm -f b.yaml\n");
		scene_read(&scene, 2);
		told(&scene, cold);
		memory = history_recall(bytes, key, arena);
		assert_false(memory.damaged);
		assert_int_equal(memory.commits.n, 3);
		scene.memory = &memory;
		again = remembered(&scene, key, arena);
		scene_read(&scene, 2);
		assert_string_equal(told(&scene, warm), cold);
		assert_int_equal(scene.found, i == 2 ? 1 : 3);
		assert_str_equal(remembered(&scene, key, arena), again);
		scene_close(&scene);
	}
	arena_free(arena);
}

static void a_damaged_memory_is_not_used(void **state)
{
	struct arena *arena = arena_new();
	struct str key = STR("0123456789abcdef0123456789abcdef"), bytes;
	struct scene scene;

	(void)state;
	if (!git_is_here())
		return;
	scene_open(&scene, COMPANY ONE COMMIT("2025-01-05") ONE_LATE COMMIT("2025-02-03"));
	scene_read(&scene, 1);
	bytes = remembered(&scene, key, arena);
	assert_int_equal(history_recall(bytes, key, arena).commits.n, 2);
	assert_true(history_recall(bytes, STR("another key"), arena).damaged);
	assert_false(history_recall(STR_NONE, key, arena).damaged);
	for (size_t i = 0; i < bytes.n; i++) {
		struct str bad = str_copy(bytes, arena);
		struct history_memory cut = history_recall(str_slice(bytes, 0, i), key, arena);
		struct history_memory memory;
		struct buf sealed = {0};

		((char *)(uintptr_t)bad.p)[i] ^= 0x41;
		memory = history_recall(bad, key, arena);
		assert_true(memory.damaged && !memory.commits.n && !cut.commits.n);
		/* Even where the seal fits nothing outside the bytes is read. */
		buf_put(&sealed, str_slice(bad, 0, bad.n - 37));
		seal_put(&sealed);
		memory = history_recall(buf_str(&sealed), key, arena);
		buf_free(&sealed);
	}
	scene_close(&scene);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_before_the_declared_start_accuses_nobody),
		cmocka_unit_test(a_commit_of_many_records_accuses_nobody),
		cmocka_unit_test(a_shallow_clone_says_nothing),
		cmocka_unit_test(what_is_remembered_changes_nothing),
		cmocka_unit_test(a_damaged_memory_is_not_used),
		cmocka_unit_test(a_moved_due_date_is_found_with_its_commit),
		cmocka_unit_test(records_are_followed_to_other_files_and_ids),
		cmocka_unit_test(a_file_that_could_not_be_read_keeps_what_is_known),
		cmocka_unit_test(a_rebase_keeps_the_author_s_day),
		cmocka_unit_test(a_merge_counts_for_the_commits_that_it_brings_in),
		cmocka_unit_test(what_is_not_committed_has_no_past),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
