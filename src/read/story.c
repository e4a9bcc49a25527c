/* story.c - Markdown files: whose story each is. */
#include "read/story.h"

#include "read/tell.h"
#include "read/word.h"

/* The pages that the site has itself, and folders and files beside them. */
static const struct str own_pages[] = {
	{"404", 3},
	{"accounts", 8},
	{"actions", 7},
	{"badges", 6},
	{"calendar", 8},
	{"causes", 6},
	{"coherence", 9},
	{"data", 4},
	{"departments", 11},
	{"feed", 4},
	{"forecast", 8},
	{"handbook", 8},
	{"index", 5},
	{"leadership", 10},
	{"leak", 4},
	{"method", 6},
	{"negotiation", 11},
	{"records", 7},
	{"retention", 9},
	{"robots", 6},
	{"sitemap", 7},
	{"trust", 5},
};

/* The front matter and what follows it. */
struct parts {
	struct str front, body;
	uint32_t first_line; /* lines before the front matter's text: 1 where there is one */
	bool has_front, closed;
};

static struct str next_line(struct str *rest)
{
	size_t n = 0;
	struct str line;

	while (n < rest->n && rest->p[n] != '\n' && rest->p[n] != '\r')
		n++;
	line = str_slice(*rest, 0, n);
	if (n + 1 < rest->n && rest->p[n] == '\r' && rest->p[n + 1] == '\n')
		n++;
	*rest = str_slice(*rest, n + 1, rest->n);
	return line;
}

static bool is_fence(struct str line)
{
	struct str word = str_trim(line);

	return line.n && line.p[0] == '-' && str_eq(word, STR("---"));
}

static struct parts parts_of(struct str text)
{
	struct parts parts = {.body = text};
	struct str rest = text, line;
	const char *from;

	if (!is_fence(next_line(&rest)))
		return parts;
	parts.has_front = true;
	from = rest.p;
	while (rest.n) {
		const char *end = rest.p;

		line = next_line(&rest);
		if (is_fence(line)) {
			parts.front = (struct str){from, (size_t)(end - from)};
			parts.body = rest;
			parts.closed = true;
			break;
		}
	}
	return parts;
}

static bool is_code_fence(struct str line)
{
	struct str inner = str_trim(line);

	return str_starts(inner, STR("```")) || str_starts(inner, STR("~~~"));
}

/* The text of the first heading written with '#', outside of fenced code. */
static struct str first_heading(struct str body)
{
	bool code = false;

	while (body.n) {
		struct str line = next_line(&body);
		size_t level = 0;

		if (is_code_fence(line))
			code = !code;
		while (level < line.n && line.p[level] == '#')
			level++;
		if (code || level == 0 || level > 6 || (level < line.n && line.p[level] != ' '))
			continue;
		line = str_trim(str_slice(line, level, line.n));
		while (line.n && line.p[line.n - 1] == '#')
			line = str_slice(line, 0, line.n - 1);
		return str_trim(line);
	}
	return STR_NONE;
}

static bool is_own_page(struct str slug)
{
	for (size_t i = 0; i < sizeof own_pages / sizeof *own_pages; i++)
		if (str_eq(own_pages[i], slug))
			return true;
	return false;
}

static void check_page(struct decoder *d, const struct node *node)
{
	if (node->kind != NODE_TEXT || node->spoilt ||
		!id_check(d, node, "the page (its slug)", true))
		return;
	if (is_own_page(node->text))
		decode_error(d, DIAG_ID, node->at,
			"the page '%.*s' is reserved: the site has a page of that name",
			STR_ARG(node->text));
}

/* account, department and page say whose story it is: one of them. */
static void check_front(struct decoder *d, struct story *story, const struct node *root)
{
	const struct node *first = NULL;

	for (const struct node *n = root->first; n; n = n->next) {
		if (str_eq(n->key, STR("title")) || table_find(&story_table, n->key) < 0)
			continue;
		if (first) {
			decode_error(d, DIAG_CONFLICT, n->key_at,
				"a story is about one thing, and this one names '%.*s' and '%.*s'",
				STR_ARG(first->key), STR_ARG(n->key));
			story->subject.id = STR_NONE;
		}
		first = n;
		if (str_eq(n->key, STR("page")))
			check_page(d, n);
	}
}

static void read_front(struct decoder *d, struct story *story, const struct parts *parts,
	const struct text_scan *whole)
{
	struct diags none = {0};
	struct yaml_input input = {
		.file = d->source->path, .first_line = 1, .depth = 8, .text_bytes = 4096};
	struct documents documents;

	diags_init(&none, d->scratch);
	input.scan = text_scan(
		&(struct text_input){parts->front, d->source->path, true}, &none, d->scratch);
	input.scan.separators = whole->separators;
	documents = yaml_read(&input, d->diags, d->scratch);
	for (size_t i = 0; i < documents.list.n; i++) {
		const struct node *root = documents.list.v[i];

		if (root->kind != NODE_MAPPING) {
			decode_error(d, DIAG_STRUCTURE, root->at,
				"the front matter is a mapping, such as account: acme");
			continue;
		}
		decode_record(d, &story_table, root, story);
		check_front(d, story, root);
	}
}

static bool is_readme(struct str name)
{
	static const char *const names[] = {
		"README", "LEEME", "LÉEME", "CHANGELOG", "LICENSE", "CONTRIBUTING"};
	struct str rest = name, part = name;

	while (str_split(&rest, '/', &part))
		;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts(part, str_c(names[i])) ||
			(part.n > 6 && str_starts(part, STR("readme"))))
			return true;
	return false;
}

/* accounts/ID.md and departments/ID.md say by their place whose story they are. */
static unsigned subject_of_path(struct str name, struct story *story)
{
	struct str folder = STR_NONE, rest = name, part = name;

	while (str_split(&rest, '/', &part)) {
		if (!rest.n)
			break;
		folder = part;
	}
	if (is_readme(name))
		return 0;
	story->subject.id = str_slice(part, 0, part.n - 3); /* without ".md" */
	if (story->subject.id.n && str_eq(folder, STR("accounts")))
		return REFERS(ACCOUNT);
	if (story->subject.id.n && str_eq(folder, STR("departments")))
		return REFERS(DEPARTMENT);
	story->subject.id = STR_NONE;
	return 0;
}

/* Says what the story is about; false: it is nobody's. */
static bool find_subject(struct decoder *d, struct file *file, struct story *story)
{
	if (story->subject.id.n)
		file->story_refers = story->record.given & 1 ? REFERS(ACCOUNT) : REFERS(DEPARTMENT);
	else if (!story->page.n && !d->source->broken)
		file->story_refers = subject_of_path(d->source->name, story);
	return story->subject.id.n || story->page.n || d->source->broken;
}

static void stray(struct decoder *d)
{
	if (!is_readme(d->source->name))
		diag_add(d->diags, DIAG_STRAY_STORY, d->source->path, (struct mark){1, 1},
			"this file is nobody's story: give it a front matter with 'account:', "
			"'department:' or 'page:'");
}

void story_read(struct decoder *d, struct file *file, const struct text_scan *scan)
{
	struct parts parts = parts_of(scan->text);
	struct story *story = record_blank(d->tables, &story_table, d->arena);

	story->record.source = d->source;
	story->record.at = (struct mark){1, 1};
	if (parts.has_front && !parts.closed) {
		decode_error(d, DIAG_SYNTAX, story->record.at,
			"the front matter that '---' begins is not closed by another '---'");
		return;
	}
	if (parts.has_front)
		read_front(d, story, &parts, scan);
	d->source->broken |= d->diags->errors > 0;
	if (!find_subject(d, file, story)) {
		stray(d);
		return;
	}
	story->markdown = str_copy(parts.body, d->arena);
	if (!story->title.n)
		story->title = first_heading(story->markdown);
	file->story = story;
}

/* Tells of a second story of one subject. */
static void one_story(struct linking *l, struct map *seen, struct story *story, struct str subject)
{
	const struct story *first = map_add(seen, subject, story, l->arena);
	bool page = story->page.n > 0;
	struct mark at = page ? record_value_at(&story->record, &story->page)
			      : record_value_at(&story->record, &story->subject);

	if (!first)
		return;
	story->record.source->broken = true;
	diag_add(l->diags, DIAG_DUPLICATE_ID, story->record.source->path, at,
		"the %s '%.*s' has a story in %.*s already", page ? "page" : "record",
		STR_ARG(page ? story->page : story->subject.id),
		STR_ARG(first->record.source->path));
}

/* A story whose place names a record that isn't there: somebody may have misspelt the file's name.
 */
static bool by_place(struct linking *l, struct file *file)
{
	struct story *story = file->story;
	const struct map *ids = file->story_refers == REFERS(ACCOUNT) ? &l->book->account_ids
								      : &l->book->department_ids;

	if (story->record.given & 3 || !story->subject.id.n || map_get(ids, story->subject.id))
		return true;
	diag_add(l->diags, DIAG_STRAY_STORY, file->source.path, (struct mark){1, 1},
		"there is no %s '%.*s' whose story this could be",
		file->story_refers == REFERS(ACCOUNT) ? "account" : "department",
		STR_ARG(story->subject.id));
	file->story = NULL;
	return false;
}

static void link_story(struct linking *l, struct file *file, struct map seen[3])
{
	struct story *story = file->story;
	struct mark at = record_value_at(&story->record, &story->subject);

	if (!by_place(l, file))
		return;
	if (story->page.n) {
		one_story(l, &seen[0], story, story->page);
	} else if (story->subject.id.n && link_ref(l, &story->subject, file->story_refers,
						  (struct blame){story->record.source, at})) {
		one_story(l, &seen[file->story_refers == REFERS(ACCOUNT) ? 1 : 2], story,
			story->subject.id);
	}
}

/* The menu names pages that there are. */
static void menu_link(struct linking *l, const struct map *pages)
{
	struct company *company = &l->book->company;
	const struct texts *menu = &company->site.menu;

	for (size_t i = 0; i < menu->n && !l->any_broken; i++)
		if (!map_get(pages, menu->v[i])) {
			company->record.source->broken = true;
			diag_add(l->diags, DIAG_REFERENCE, company->record.source->path,
				menu->at[i],
				"there is no page '%.*s': its Markdown file begins with a front "
				"matter 'page: %.*s'",
				STR_ARG(menu->v[i]), STR_ARG(menu->v[i]));
		}
}

void stories_link(struct linking *l)
{
	struct map seen[3] = {0};

	for (size_t i = 0; i < l->n; i++)
		if (l->files[i].story)
			link_story(l, &l->files[i], seen);
	menu_link(l, &seen[0]);
}

static bool is_whole(const struct file *file)
{
	const struct record *subject;

	if (!file->story || file->source.broken)
		return false;
	subject = file->story->subject.kind ? file->story->subject.any : NULL;
	return file->story->page.n || (subject && !(subject->source && subject->source->broken));
}

void stories_fill(struct linking *l)
{
	size_t n = 0;

	for (size_t i = 0; i < l->n; i++)
		n += is_whole(&l->files[i]);
	l->book->stories.v = NEW_N(l->arena, struct story *, n);
	for (size_t i = 0; i < l->n; i++) {
		struct story *story = l->files[i].story;

		if (!is_whole(&l->files[i]))
			continue;
		l->book->stories.v[l->book->stories.n++] = story;
		if (story->subject.kind == REF_ACCOUNT)
			story->subject.account->story = story;
	}
}
