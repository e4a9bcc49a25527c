/* render.c - value trees to HTML, Markdown and JSON. */
#include "render/render.h"

#include "render/escape.h"
#include "render/json.h"
#include "render/leaf.h"
#include "render/markdown.h"
#include "render/mustache.h"
#include "render/shown.h"

#include <stdlib.h>

/* A page has one h1, its sections h2: a text of people begins below. One that is all of its page
 * (`story.page`) has no section above it. */
enum { STORY_HEADING = 3, PAGE_HEADING = 2 };

/* What a template's reserved name stands for. */
struct reserved {
	enum { RESERVED_ROOT, RESERVED_LANG, RESERVED_LOCALE, RESERVED_WORD } kind;
	struct word *word;
};

struct renderer {
	struct renderer_options options;
	struct locale *locale;
	struct words *words;
	struct mustache_loader loader;
	struct mustache *templates;
	struct arena *arena;
};

/* A page being written. */
struct page {
	const struct renderer *renderer;
	enum target target;
	struct leaf_style style;
	struct buf text; /* a leaf before it is escaped; used as a stack */
	struct buf *out;
};

static struct str template_text(void *context, struct str name)
{
	const struct renderer *renderer = context;

	return renderer->options.template_text(renderer->options.context, name);
}

static const void *bind_name(void *context, struct str name, struct str *wrong)
{
	static const struct reserved root = {RESERVED_ROOT, NULL}, lang = {RESERVED_LANG, NULL},
				     locale = {RESERVED_LOCALE, NULL};
	const struct renderer *renderer = context;
	struct reserved *reserved;

	if (str_eq(name, STR("root")))
		return &root;
	if (str_eq(name, STR("lang")))
		return &lang;
	if (str_eq(name, STR("locale")))
		return &locale;
	if (!str_starts(name, STR("t.")))
		return NULL;
	reserved = NEW(renderer->arena, struct reserved);
	reserved->kind = RESERVED_WORD;
	reserved->word = words_find(renderer->words, str_slice(name, 2, name.n));
	if (!reserved->word)
		*wrong =
			words_missing(renderer->words, str_slice(name, 2, name.n), renderer->arena);
	else
		reserved->word->used = true;
	return reserved;
}

struct renderer *renderer_open(
	const struct renderer_options *options, struct trouble *trouble, struct arena *arena)
{
	struct renderer *renderer = NEW(arena, struct renderer);

	*trouble = (struct trouble){0};
	renderer->options = *options;
	renderer->arena = arena;
	renderer->words = words_open(options->words, trouble, arena);
	if (!renderer->words)
		return NULL;
	renderer->locale = locale_open(
		options->language, options->currency, options->decimals, trouble, arena);
	if (!renderer->locale)
		return NULL;
	renderer->loader = (struct mustache_loader){
		.text = template_text, .bind = bind_name, .context = renderer};
	renderer->templates = mustache_new(&renderer->loader, arena);
	return renderer;
}

void renderer_close(struct renderer *renderer)
{
	if (renderer)
		locale_close(renderer->locale);
}

bool renderer_compile(struct renderer *renderer, struct str template, struct trouble *trouble,
	struct arena *arena)
{
	return mustache_compile(renderer->templates, template, trouble, arena);
}

bool renderer_has_word(const struct renderer *renderer, struct str key)
{
	return words_find(renderer->words, key) != NULL;
}

struct word_uses renderer_words(const struct renderer *renderer, struct arena *arena)
{
	VEC(struct word_use) uses = {0};
	struct word_uses list;

	for (size_t i = 0; i < renderer->words->all.n; i++) {
		const struct word *word = &renderer->words->all.v[i];

		VEC_PUSH(&uses, ((struct word_use){word->key, word->used}), arena);
	}
	list.words.v = uses.v;
	list.words.n = uses.n;
	return list;
}

/* Plain text to the target, from the top of the page's stack of texts down to `mark`. */
static void escape_from(struct page *page, size_t mark)
{
	struct str text = str_slice(buf_str(&page->text), mark, page->text.n);

	if (page->target == TARGET_HTML)
		escape_html(text, page->out);
	else
		escape_markdown(text, page->out);
	page->text.n = mark;
}

static void write_story(struct page *page, struct str markdown, int heading)
{
	if (page->target == TARGET_HTML)
		markdown_to_html(markdown, heading, &page->style, page->out);
	else
		markdown_to_markdown(markdown, heading, &page->style, page->out);
}

/* Braces in threes change nothing: no leaf may be written raw. */
static bool write_leaf(void *context, const struct scope *scope, const struct value *leaf,
	struct str member, bool raw)
{
	struct page *page = context;
	size_t mark = page->text.n;
	bool whole;

	(void)scope, (void)raw;
	if (leaf->kind == VALUE_MARKDOWN && !member.n) {
		write_story(page, leaf->text, STORY_HEADING);
		return true;
	}
	if (leaf->kind == VALUE_MARKDOWN && str_eq(member, STR("page"))) {
		write_story(page, leaf->text, PAGE_HEADING);
		return true;
	}
	if (leaf->kind == VALUE_LINK && !member.n) {
		leaf_address(&page->style, leaf, page->out);
		return true;
	}
	if (leaf->kind == VALUE_PATH) {
		buf_put(page->out, leaf->text);
		return !member.n;
	}
	whole = leaf_text(&page->style, leaf, member, &page->text);
	escape_from(page, mark);
	return whole;
}

/* The arguments of a sentence of the template: found as a tag would find them. */
struct scoped_arguments {
	struct page *page;
	const struct scope *scope;
};

static const struct value *find_scoped(void *context, struct str name, struct str *member)
{
	const struct scoped_arguments *arguments = context;
	struct found_value found = scope_find(arguments->scope, name);

	*member = found.member;
	if (found.value && (found.value->kind == VALUE_MAP || found.value->kind == VALUE_LIST))
		return NULL;
	return found.value;
}

static bool write_scoped(
	void *context, const struct value *leaf, struct str member, struct buf *out)
{
	const struct scoped_arguments *arguments = context;

	return leaf_text(&arguments->page->style, leaf, member, out);
}

static bool write_word(struct page *page, const struct scope *scope, const struct word *word)
{
	struct scoped_arguments arguments = {page, scope};
	size_t mark = page->text.n;
	bool whole = message_write(word->message,
		&(struct message_arguments){
			page->renderer->locale, find_scoped, write_scoped, &arguments},
		&page->text);

	escape_from(page, mark);
	return whole;
}

static bool write_reserved(void *context, const struct scope *scope, const void *thing, bool raw)
{
	struct page *page = context;
	const struct reserved *reserved = thing;

	(void)raw;
	switch (reserved->kind) {
	case RESERVED_ROOT: buf_put(page->out, page->style.root); break;
	case RESERVED_LANG: buf_put(page->out, page->renderer->locale->language); break;
	case RESERVED_LOCALE: buf_put(page->out, page->renderer->locale->tag); break;
	case RESERVED_WORD: return write_word(page, scope, reserved->word);
	}
	return true;
}

static void tell_problem(void *context, struct str template, int line, struct str what)
{
	const struct page *page = context;
	const struct renderer_options *options = &page->renderer->options;

	if (options->problem)
		options->problem(options->problem_context, template, line, what);
}

/* "../" for each folder that the page is in. */
static struct str root_of(struct str path, struct arena *arena)
{
	struct str root = STR("");

	for (size_t i = 0; i < path.n; i++)
		if (path.p[i] == '/')
			root = str_join(root, STR("../"), arena);
	return root;
}

bool render_page(const struct renderer *renderer, struct str template, enum target target,
	struct str path, const struct value *tree, struct buf *out, struct arena *scratch)
{
	bool beyond = false;
	struct page page = {.renderer = renderer,
		.target = target,
		.out = out,
		.style = {renderer->locale, renderer->words, root_of(path, scratch),
			target == TARGET_HTML ? STR(".html") : STR(".md"), &beyond}};
	struct mustache_writer writer = {.leaf = write_leaf,
		.bound = write_reserved,
		.problem = tell_problem,
		.context = &page,
		.out = out};

	if (!mustache_run(renderer->templates, template, tree, &writer)) {
		buf_put(out, STR("\nfuga: templates call one another without end\n"));
		tell_problem(&page, template, 0, STR("templates call one another without end"));
	}
	buf_free(&page.text);
	return !beyond;
}

void render_shown(const struct renderer *renderer, const struct value *page, struct buf *out)
{
	shown_put(renderer->locale, page, out);
}

static struct leaf_style plain_style(const struct renderer *renderer)
{
	return (struct leaf_style){.locale = renderer->locale, .words = renderer->words};
}

void render_json(const struct renderer *renderer, const struct value *page, struct buf *out,
	struct arena *scratch)
{
	struct leaf_style style = plain_style(renderer);

	(void)scratch;
	json_write(&style, page, out);
}

struct str render_text(
	const struct renderer *renderer, const struct value *leaf, struct arena *arena)
{
	struct leaf_style style = plain_style(renderer);
	struct buf out = {0};
	struct str text;

	leaf_text(&style, leaf, STR_NONE, &out);
	text = str_copy(buf_str(&out), arena);
	buf_free(&out);
	return text;
}

struct sorted {
	struct str key;
	size_t place;
	const void *item;
};

static int by_sort_key(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;
	int order = str_cmp(left->key, right->key);

	return order ? order : (left->place > right->place) - (left->place < right->place);
}

void renderer_sort(const struct renderer *renderer, const void **items, size_t n,
	struct str (*name_of)(const void *item), struct arena *scratch)
{
	struct sorted *sorted = NEW_N(scratch, struct sorted, n);

	for (size_t i = 0; i < n; i++)
		sorted[i] = (struct sorted){
			locale_sort_key(renderer->locale, name_of(items[i]), scratch), i, items[i]};
	qsort(sorted, n, sizeof *sorted, by_sort_key);
	for (size_t i = 0; i < n; i++)
		items[i] = sorted[i].item;
}
