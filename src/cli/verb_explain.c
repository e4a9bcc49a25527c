/* verb_explain.c - fuga explain: what a diagnostic means, or where a figure comes from. */
#include "cli/history.h"
#include "cli/site.h"
#include "cli/verbs.h"

#include "base/suggest.h"
#include "view/explain.h"

enum { RECORDS_MOST = 20, NAME_WIDTH = 44 };

static int list_codes(void)
{
	for (size_t i = 0; i < DIAG_CODES; i++) {
		const struct diag_kind *kind = diag_kind((enum diag_code)i);

		printf("%-28s %-8s %s\n", kind->code, severity_word(kind->severity), kind->title);
	}
	return EXIT_FINE;
}

static int explain_code(const struct options *options, enum diag_code code)
{
	const struct diag_kind *kind = diag_kind(code);

	printf("%s (%s): %s\n\n%s\n", kind->code, severity_word(kind->severity), kind->title,
		options->spanish ? kind->explain_es : kind->explain_en);
	return EXIT_FINE;
}

static void say_near(const char *what, struct str word, struct str near)
{
	fprintf(stderr, "fuga: no %s '", what);
	text_print(word, stderr);
	fputs("'", stderr);
	if (near.n) {
		fputs("; did you mean '", stderr);
		text_print(near, stderr);
		fputs("'?", stderr);
	}
	fputs("\nfuga: `fuga explain figures` lists the figures, `fuga explain --list` the codes\n",
		stderr);
}

static struct str leaf(const struct renderer *renderer, const struct value *map, const char *key,
	struct arena *arena)
{
	const struct value *value = value_get(map, str_c(key));

	return value && value->kind != VALUE_NONE ? render_text(renderer, value, arena) : STR_NONE;
}

/* The place where an explanation is told. */
struct telling {
	const struct renderer *renderer;
	const struct value *page;
	struct arena *arena;
};

static void say(const struct telling *telling, const struct value *map, const char *key)
{
	text_print(leaf(telling->renderer, map, key, telling->arena), stdout);
}

/* A sentence of its own, which takes its arguments from the page. */
static void say_word(const struct telling *telling, const char *word)
{
	struct value *map = value_map(telling->arena), *args = put_message(map, "word", word);

	for (size_t i = 0; i < telling->page->items.n; i++)
		put_value(args, telling->page->keys[i].p, telling->page->items.v[i]);
	say(telling, map, "word");
}

static void text_inputs(const struct telling *telling)
{
	const struct value *inputs = value_get(telling->page, STR("inputs"));

	if (inputs->items.n == 0)
		return;
	putchar('\n');
	say_word(telling, "explain.inputs");
	putchar('\n');
	for (size_t i = 0; i < inputs->items.n; i++) {
		const struct value *input = inputs->items.v[i];
		struct str id = leaf(telling->renderer, input, "id", telling->arena);

		fputs("  ", stdout);
		say(telling, input, "name");
		fputs(": ", stdout);
		say(telling, input, "value");
		fputs(id.n ? "  " : "", stdout);
		text_print(id, stdout);
		putchar('\n');
	}
}

static void text_records(const struct telling *telling)
{
	const struct value *records = value_get(telling->page, STR("records"));

	putchar('\n');
	if (!value_get(telling->page, STR("listed"))->yes) {
		say_word(telling, value_get(telling->page, STR("others"))->yes ? "explain.unlisted"
									       : "explain.whole");
		putchar('\n');
		return;
	}
	say_word(telling,
		value_get(telling->page, STR("apart"))->yes ? "explain.apart" : "explain.records");
	putchar('\n');
	for (size_t i = 0; i < records->items.n; i++) {
		const struct value *record = records->items.v[i];

		fputs("  ", stdout);
		say(telling, record, "part");
		fputs(value_get(record, STR("percent"))->yes ? " %  " : "  ", stdout);
		say(telling, record, "place");
		fputs("  ", stdout);
		say(telling, record, "what");
		putchar('\n');
	}
	if (!value_get(telling->page, STR("cut"))->yes)
		return;
	fputs("  ", stdout);
	say_word(telling, "explain.more");
	putchar('\n');
}

static void print_text(const struct telling *telling)
{
	say(telling, telling->page, "name");
	fputs(" · ", stdout);
	say(telling, telling->page, "subject");
	fputs(" · ", stdout);
	say(telling, telling->page, "id");
	putchar('\n');
	say_word(telling, "explain.value");
	fputs("\n\n", stdout);
	say(telling, telling->page, "gloss");
	putchar('\n');
	if (value_get(telling->page, STR("known"))->yes) {
		say(telling, telling->page, "formula");
		putchar('\n');
		text_inputs(telling);
		text_records(telling);
	}
	putchar('\n');
	say_word(telling, "explain.method");
	putchar('\n');
}

static void print_explained(const struct options *options, const struct telling *telling)
{
	struct buf out = {0};

	if (options->told == TOLD_JSON)
		render_json(telling->renderer, telling->page, &out, telling->arena);
	else if (options->told == TOLD_MARKDOWN)
		render_page(telling->renderer, STR("explain.md"), TARGET_MARKDOWN, STR("explain"),
			telling->page, &out, telling->arena);
	else
		print_text(telling);
	if (out.n)
		fwrite(out.p, 1, out.n, stdout);
	buf_free(&out);
}

/* What git says of the records is learned for its own figures alone: it may take its time. */
static void learn_history(const struct options *options, struct workplace *place,
	struct records *records, struct figure *figure)
{
	if (!str_eq(str_c(figure->kind->method), STR("audit")))
		return;
	history_learn(options, records, place->site.arena);
	workplace_analyse(place, options);
	figure->figures = place->site.figures;
}

static int explain_figure(const struct options *options, struct workplace *place,
	struct records *records, struct arena *arena)
{
	struct figure figure;
	struct str near;
	struct telling telling = {place->renderer, NULL, arena};

	if (!figure_find(place->site.figures, options->word, &figure, &near, arena)) {
		say_near("figure", options->word, near);
		return EXIT_CALL;
	}
	learn_history(options, place, records, &figure);
	telling.page =
		view_explained(&place->site, &figure, options->all ? 0 : RECORDS_MOST, arena);
	print_explained(options, &telling);
	return EXIT_FINE;
}

static int list_figures(const struct renderer *renderer, struct arena *arena)
{
	for (size_t i = 0; figure_kind_at(i); i++) {
		const struct figure_kind *kind = figure_kind_at(i);

		for (int part = 0; part < figure_parts(kind); part++) {
			const struct value *row = view_figure_kind(kind, part, arena);

			printf("%-*.*s ", NAME_WIDTH, STR_ARG(value_get(row, STR("id"))->text));
			text_print(leaf(renderer, row, "name", arena), stdout);
			putchar('\n');
		}
	}
	return EXIT_FINE;
}

/* What needs the company's records: its figures, in its language. */
static int with_records(const struct options *options, struct arena *arena)
{
	struct records records = records_read(options, arena);
	struct workplace place;
	struct options quiet = *options;
	struct trouble trouble = {0};
	int status = records.status;

	if (!records.book)
		return status;
	if (status != EXIT_FINE) {
		records_print(options, &records.store, &records.diags, false, arena);
		return status;
	}
	quiet.formats = 0;
	status = workplace_open(&place, &quiet, &records, arena);
	if (status == EXIT_FINE &&
		!renderer_compile(place.renderer, STR("explain.md"), &trouble, arena))
		status = workplace_said("use the template", &trouble);
	if (status == EXIT_FINE && str_eq(options->word, STR("figures"))) {
		status = list_figures(place.renderer, arena);
	} else if (status == EXIT_FINE) {
		workplace_analyse(&place, options);
		status = explain_figure(options, &place, &records, arena);
	}
	workplace_close(&place);
	return status;
}

/* Words that explain takes without '#': the codes, then the figures of the company. */
struct known_words {
	VEC(struct str) v;
	size_t codes;
};

static struct known_words known_words(struct arena *arena)
{
	struct known_words words = {.codes = DIAG_CODES};

	for (size_t i = 0; i < DIAG_CODES; i++)
		VEC_PUSH(&words.v, str_c(diag_kind((enum diag_code)i)->code), arena);
	for (size_t i = 0; figure_kind_at(i); i++) {
		const struct figure_kind *kind = figure_kind_at(i);

		for (int part = 0; kind->level == LEVEL_COMPANY && part < figure_parts(kind);
			part++)
			VEC_PUSH(&words.v, figure_anchor(kind, part, arena), arena);
	}
	VEC_PUSH(&words.v, STR("figures"), arena);
	return words;
}

int verb_explain(const struct options *options, struct arena *arena)
{
	struct known_words words = known_words(arena);

	if (options->list)
		return list_codes();
	if (!options->word.n) {
		fputs("fuga: explain what? `fuga explain --list` lists the codes, `fuga explain "
		      "figures` the figures\n",
			stderr);
		return EXIT_CALL;
	}
	if (str_find(options->word, STR("#")) >= 0)
		return with_records(options, arena);
	for (size_t i = 0; i < words.v.n; i++)
		if (str_eq(options->word, words.v.v[i]))
			return i < words.codes ? explain_code(options, (enum diag_code)i)
					       : with_records(options, arena);
	say_near("code or figure", options->word, suggest(options->word, words.v.v, words.v.n));
	return EXIT_CALL;
}
