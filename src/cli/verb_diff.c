/* verb_diff.c - fuga diff: what moved from one revision to another, and because of which lines. */
#include "cli/gates.h"
#include "cli/progress.h"
#include "cli/site.h"
#include "cli/verbs.h"

#include "analyse/compare.h"
#include "git/revision_store.h"
#include "read/changes.h"
#include "read/read.h"
#include "view/diff.h"

#include <string.h>
#include <sys/stat.h>

enum { ACCOUNTS_MOST = 40 }; /* told in Markdown and text; JSON tells all */

/* The two states that are compared. */
struct sides {
	struct repo *repo;
	struct str content;
	struct str base, head; /* as named; head empty: the work tree */
	struct opened_revision base_at, head_at;
};

static bool is_folder(struct str path, struct arena *arena)
{
	struct stat stat_;

	return stat(str_copy(path, arena).p, &stat_) == 0 && S_ISDIR(stat_.st_mode);
}

static int no_revision(struct str name, struct str why)
{
	fputs("fuga: cannot read the revision '", stderr);
	text_print(name, stderr);
	fputs("': ", stderr);
	text_print(why, stderr);
	fputc('\n', stderr);
	return EXIT_ENVIRONMENT;
}

/* BASE..HEAD in one word. */
static void split_range(struct sides *sides)
{
	ptrdiff_t dots = str_find(sides->base, STR(".."));

	if (sides->head.n || dots <= 0)
		return;
	sides->head = str_slice(sides->base, (size_t)dots + 2, sides->base.n);
	sides->base = str_slice(sides->base, 0, (size_t)dots);
	if (!sides->head.n)
		sides->head = STR("HEAD");
}

/* Which operand is what: the second is the content folder where it names one and no revision. */
static int sides_name(struct sides *sides, const struct options *options, struct arena *arena)
{
	struct str second = options->operands[1], why = STR_NONE;
	struct opened_revision tried;

	if (!options->operands_n) {
		fputs("fuga: diff with what? name a revision, such as main; see --help\n", stderr);
		return EXIT_CALL;
	}
	sides->base = options->operands[0];
	sides->content = options->operands_n == 3 ? options->operands[2] : options->content;
	if (options->operands_n == 2 && is_folder(second, arena)) {
		sides->repo = repo_open(second, &why, arena);
		if (sides->repo && revision_open(sides->repo, second, &tried, &why, arena)) {
			repo_close(sides->repo);
			sides->repo = NULL;
		} else {
			sides->content = second;
			second = STR_NONE;
		}
	}
	sides->head = second;
	split_range(sides);
	return EXIT_FINE;
}

static int sides_open(struct sides *sides, const struct options *options, struct arena *arena)
{
	int status = sides_name(sides, options, arena);
	struct str why = STR_NONE;

	if (status != EXIT_FINE)
		return status;
	if (!sides->repo)
		sides->repo = repo_open(sides->content, &why, arena);
	if (!sides->repo) {
		fputs("fuga: cannot compare ", stderr);
		text_print(sides->content, stderr);
		fputs(": ", stderr);
		text_print(why.n ? why : STR("it is no folder of a git repository"), stderr);
		fputc('\n', stderr);
		return EXIT_ENVIRONMENT;
	}
	if (!revision_open(sides->repo, sides->base, &sides->base_at, &why, arena))
		return no_revision(sides->base, why);
	if (sides->head.n && !revision_open(sides->repo, sides->head, &sides->head_at, &why, arena))
		return no_revision(sides->head, why);
	return EXIT_FINE;
}

/* Reads one side; errors are told under the revision's name, and there is nothing to compare. */
static bool side_read(const struct options *options, const struct store *store, struct records *out,
	struct arena *arena)
{
	*out = store ? records_read_from(options, store, arena) : records_read(options, arena);
	if (!out->book)
		return false;
	records_print(options, &out->store, &out->diags, false, arena);
	if (out->status == EXIT_FINE)
		return true;
	text_print(out->store.root, stderr);
	fprintf(stderr, ": %zu error%s: nothing was compared\n", out->diags.errors,
		out->diags.errors == 1 ? "" : "s");
	return false;
}

/* Whom a comment would otherwise call: a name in a record is no call to anybody. */
static void print_uncalled(struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		putchar(text.p[i]);
		if (text.p[i] == '@')
			fputs("\xe2\x81\xa0", stdout); /* U+2060, no width */
	}
}

static struct str leaf(const struct renderer *renderer, const struct value *map, const char *key,
	struct arena *arena)
{
	const struct value *value = value_get(map, str_c(key));

	return value && value->kind != VALUE_NONE ? render_text(renderer, value, arena) : STR("-");
}

static void text_figures(
	const struct renderer *renderer, const struct value *map, struct arena *arena)
{
	const struct value *figures = value_get(map, STR("figures"));

	for (size_t i = 0; i < figures->items.n; i++) {
		const struct value *row = figures->items.v[i];

		fputs("  ", stdout);
		text_print(leaf(renderer, row, "figure", arena), stdout);
		fputs(": ", stdout);
		text_print(leaf(renderer, row, "before", arena), stdout);
		fputs(" -> ", stdout);
		text_print(leaf(renderer, row, "after", arena), stdout);
		fputs("\n", stdout);
	}
}

static void text_records(
	const struct renderer *renderer, const struct value *map, struct arena *arena)
{
	const struct value *records = value_get(map, STR("records"));

	for (size_t i = 0; i < records->items.n; i++) {
		const struct value *row = records->items.v[i];
		const struct value *fields = value_get(row, STR("fields"));
		static const char *const keys[] = {"place", "record", "what", "how"};

		fputs("   ", stdout);
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			putchar(' ');
			text_print(leaf(renderer, row, keys[k], arena), stdout);
		}
		for (size_t k = 0; k < fields->items.n; k++) {
			fputs("; ", stdout);
			text_print(leaf(renderer, fields->items.v[k], "name", arena), stdout);
			fputs(": ", stdout);
			text_print(leaf(renderer, fields->items.v[k], "before", arena), stdout);
			fputs(" -> ", stdout);
			text_print(leaf(renderer, fields->items.v[k], "after", arena), stdout);
		}
		putchar('\n');
	}
}

static void text_subjects(const struct renderer *renderer, const struct value *page,
	const char *key, struct arena *arena)
{
	const struct value *list = value_get(page, str_c(key));

	for (size_t i = 0; i < list->items.n; i++) {
		const struct value *row = list->items.v[i];

		text_print(leaf(renderer, row, "id", arena), stdout);
		fputs(value_get(row, STR("added"))->yes    ? " (+)\n"
			: value_get(row, STR("gone"))->yes ? " (-)\n"
							   : "\n",
			stdout);
		text_figures(renderer, row, arena);
		text_records(renderer, row, arena);
	}
}

static void print_text(
	const struct renderer *renderer, const struct value *page, struct arena *arena)
{
	text_print(leaf(renderer, page, "verdict", arena), stdout);
	putchar('\n');
	text_figures(renderer, page, arena);
	text_subjects(renderer, page, "accounts", arena);
	text_subjects(renderer, page, "departments", arena);
	text_records(renderer, value_get(page, STR("general")), arena);
	if (value_get(page, STR("others"))->kind != VALUE_NONE) {
		text_print(leaf(renderer, page, "others", arena), stdout);
		putchar('\n');
	}
}

static void print_diff(const struct options *options, const struct renderer *renderer,
	const struct value *page, struct arena *arena)
{
	struct buf out = {0};

	if (options->told == TOLD_TEXT) {
		print_text(renderer, page, arena);
		return;
	}
	if (options->told == TOLD_JSON)
		render_json(renderer, page, &out, arena);
	else
		render_page(
			renderer, STR("diff.md"), TARGET_MARKDOWN, STR("diff"), page, &out, arena);
	if (options->told == TOLD_JSON)
		fwrite(out.p, 1, out.n, stdout);
	else
		print_uncalled(buf_str(&out));
	buf_free(&out);
}

/* True if a figure of --fail-on got worse; each is told. */
static bool worse_than_allowed(const struct options *options, const struct moved_figures *company)
{
	bool failed = false;
	struct str rest = options->fail_on, part;

	while (str_split(&rest, ',', &part))
		for (size_t i = 0; i < company->n; i++) {
			const struct movement_of *m = &company->v[i];

			if (!str_eq(part, str_c(m->figure->id)) || !movement_is_worse(m))
				continue;
			fprintf(stderr, "fuga: --fail-on %s: %.6g before, %.6g after\n",
				m->figure->id, m->before, m->after);
			failed = true;
		}
	return failed;
}

static bool fail_on_is_right(const struct options *options)
{
	struct str rest = options->fail_on, part;

	while (str_split(&rest, ',', &part)) {
		size_t i = 0;

		while (company_compared(i) && !str_eq(part, str_c(company_compared(i)->id)))
			i++;
		if (company_compared(i))
			continue;
		fputs("fuga: --fail-on '", stderr);
		text_print(part, stderr);
		fputs("': expected a list of", stderr);
		for (i = 0; company_compared(i); i++)
			fprintf(stderr, "%s %s", i ? "," : "", company_compared(i)->id);
		fputc('\n', stderr);
		return false;
	}
	return true;
}

/* Tells what moved between two books that are sound. */
static int tell(const struct options *options, const struct sides *sides, struct records *before,
	struct records *after, struct arena *arena)
{
	struct options quiet = *options;
	struct workplace place;
	struct comparison comparison;
	struct changes changes;
	const struct figures *old;
	struct trouble trouble = {0};
	int status;

	quiet.formats = 0;
	status = workplace_open(&place, &quiet, after, arena);
	if (status == EXIT_FINE &&
		!renderer_compile(place.renderer, STR("diff.md"), &trouble, arena))
		status = workplace_said("use the template", &trouble);
	if (status != EXIT_FINE) {
		workplace_close(&place);
		return status;
	}
	old = workplace_compare(&place, options, before->book);
	comparison = figures_compare(old, place.site.figures, arena);
	if (comparison.moved) {
		changes = changes_find(before->book, after->book, arena);
		print_diff(options, place.renderer,
			view_diff(&(struct diff_view){.site = &place.site,
					  .comparison = &comparison,
					  .changes = &changes,
					  .most = options->told == TOLD_JSON ? 0 : ACCOUNTS_MOST,
					  .base = sides->base,
					  .head = sides->head,
					  .base_id = sides->base_at.id,
					  .head_id = sides->head_at.id},
				arena),
			arena);
	}
	workplace_close(&place);
	status = gates_report(old, place.site.figures, stderr) ? EXIT_GATE : EXIT_FINE;
	return worse_than_allowed(options, &comparison.company) ? EXIT_GATE : status;
}

int verb_diff(const struct options *options, struct arena *arena)
{
	struct sides sides = {0};
	struct records before, after;
	struct options here = *options, there = *options;
	int status;

	if (!fail_on_is_right(options))
		return EXIT_CALL;
	status = sides_open(&sides, options, arena);
	here.content = there.content = sides.content;
	there.report = report_format_find(STR("text"));
	/* Errors of the base can't be mended in it: annotations are of the other side alone. The
	 * same files move nothing. */
	if (status == EXIT_FINE &&
		!(sides.head.n && str_eq(sides.base_at.tree, sides.head_at.tree))) {
		status = EXIT_RECORDS;
		if (side_read(&there, &sides.base_at.store, &before, arena) &
			side_read(&here, sides.head.n ? &sides.head_at.store : NULL, &after, arena))
			status = tell(&here, &sides, &before, &after, arena);
		else if (!before.book || !after.book)
			status = EXIT_ENVIRONMENT;
	}
	repo_close(sides.repo);
	return status;
}
