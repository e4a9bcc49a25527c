/* markdown.c - text of people: Markdown to HTML, and to Markdown that may stand in a page. */
#include "render/markdown.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "render/escape.h"

#include <cmark.h>
#include <stdlib.h>
#include <string.h>

/* Debian 12's cmark 0.30.2 is quadratic in unclosed brackets, HTML comments and the like, and
 * copies a reference's address to each of its uses (0.30.3 mended the first). So the work is
 * estimated beforehand: within a run of lines without a blank one, each mark may look to the run's
 * end. */
enum {
	LENGTH_MOST = 1 << 20,
	STEPS_MOST = 1 << 30,     /* marks times bytes: the worst we know takes 0.1 s */
	EXPANSION_MOST = 1 << 24, /* brackets times the longest run with definitions: bytes */
	NESTING_MOST = 64,        /* quotes and lists begun on one line */
	OPTIONS = CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8,
};

struct run_of_lines {
	size_t length, marks;
	bool defines;
};

/* How many quotes and lists the start of a line opens. */
static size_t nesting_of(struct str line)
{
	size_t n = 0;

	for (size_t i = 0; i < line.n && strchr(" \t>-+*0123456789.)", line.p[i]); i++)
		n += line.p[i] == '>' || (i > 0 && (line.p[i] == ' ' || line.p[i] == '\t') &&
						 strchr("-+*.)", line.p[i - 1]));
	return n;
}

static bool is_slow(struct str text)
{
	struct run_of_lines run = {0};
	uint64_t steps = 0, brackets = 0, definition = 0;
	struct str line, rest = text;

	if (text.n > LENGTH_MOST)
		return true;
	while (str_split(&rest, '\n', &line)) {
		if (nesting_of(line) > NESTING_MOST)
			return true;
		run.length += line.n;
		for (size_t i = 0; i < line.n; i++) {
			run.marks += strchr("[]<`*_!", line.p[i]) != NULL;
			brackets += line.p[i] == '[';
		}
		run.defines |= str_find(line, STR("]:")) >= 0;
		if (rest.p && str_trim(line).n)
			continue;
		steps += (uint64_t)run.marks * run.length;
		if (run.defines && run.length > definition)
			definition = run.length;
		run = (struct run_of_lines){0};
	}
	return steps > STEPS_MOST || brackets * definition > EXPANSION_MOST;
}

/* The nodes of some kinds, gathered before any is changed. */
struct nodes {
	VEC(cmark_node *) found;
	struct arena *arena;
};

static void gather(cmark_node *tree, unsigned kinds, struct nodes *nodes)
{
	cmark_iter *iter = cmark_iter_new(tree);
	cmark_event_type event;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (event == CMARK_EVENT_ENTER && (kinds >> cmark_node_get_type(node) & 1))
			VEC_PUSH(&nodes->found, node, nodes->arena);
	}
	cmark_iter_free(iter);
}

#define KIND(type) (1u << CMARK_NODE_##type)

static cmark_node *leaf(cmark_node_type type, const char *literal)
{
	cmark_node *node = cmark_node_new(type);

	cmark_node_set_literal(node, literal ? literal : "");
	return node;
}

static void replace(cmark_node *old, cmark_node *by)
{
	cmark_node_replace(old, by);
	cmark_node_free(old);
}

/* Raw HTML becomes what it looks like: text in a line, a block of code between lines. */
static void show_html(cmark_node *node, struct arena *arena)
{
	struct str literal = str_copy(str_c(cmark_node_get_literal(node)), arena);
	char *p = NEW_N(arena, char, literal.n + 1);

	if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
		replace(node, leaf(CMARK_NODE_CODE_BLOCK, literal.p));
		return;
	}
	for (size_t i = 0; i < literal.n; i++)
		p[i] = literal.p[i] == '\n' ? ' ' : literal.p[i];
	replace(node, leaf(CMARK_NODE_TEXT, p));
}

static void move_children(cmark_node *from, cmark_node *to)
{
	cmark_node *child;

	while ((child = cmark_node_first_child(from)))
		cmark_node_append_child(to, child);
}

/* The text stays, and where the link would have led is shown behind it. */
static void unlink_node(cmark_node *node, struct arena *arena)
{
	struct str url = str_copy(str_c(cmark_node_get_url(node)), arena);
	cmark_node *child = cmark_node_first_child(node), *next;
	bool same = child && !cmark_node_next(child) &&
		    cmark_node_get_type(child) == CMARK_NODE_TEXT &&
		    strcmp(cmark_node_get_literal(child), url.p) == 0;

	for (; child; child = next) {
		next = cmark_node_next(child);
		cmark_node_insert_before(node, child);
	}
	if (same || !url.n)
		cmark_node_unlink(node), cmark_node_free(node);
	else
		replace(node, leaf(CMARK_NODE_TEXT, str_printf(arena, " (%s)", url.p).p));
}

static bool is_elsewhere(const char *url)
{
	return strchr(url, ':') != NULL;
}

/* page:PATH#FRAGMENT leads to a page of the site, from wherever this one is. */
static void lead_to_page(
	cmark_node *node, struct str rest, const struct leaf_style *style, struct arena *arena)
{
	struct value link = {.kind = VALUE_LINK};
	struct buf address = {0};

	str_split(&rest, '#', &link.text);
	link.extra = rest;
	leaf_address(style, &link, &address);
	cmark_node_set_url(node, str_copy(buf_str(&address), arena).p);
	buf_free(&address);
}

static void check_link(cmark_node *node, const struct leaf_style *style, struct arena *arena)
{
	static const struct str scheme = {"page:", 5};
	const char *url = cmark_node_get_url(node);
	cmark_node *link;

	if (cmark_node_get_type(node) == CMARK_NODE_LINK && str_starts(str_c(url), scheme)) {
		lead_to_page(node, str_slice(str_copy(str_c(url), arena), scheme.n, strlen(url)),
			style, arena);
		return;
	}
	if (!url_is_allowed(str_c(url))) {
		unlink_node(node, arena);
		return;
	}
	if (cmark_node_get_type(node) != CMARK_NODE_IMAGE || !is_elsewhere(url))
		return;
	link = cmark_node_new(CMARK_NODE_LINK);
	cmark_node_set_url(link, url);
	cmark_node_set_title(link, cmark_node_get_title(node));
	if (!cmark_node_first_child(node))
		cmark_node_append_child(link, leaf(CMARK_NODE_TEXT, url));
	move_children(node, link);
	replace(node, link);
}

static void shift_headings(cmark_node *tree, int heading, struct arena *arena)
{
	struct nodes nodes = {.arena = arena};
	int highest = 6;

	gather(tree, KIND(HEADING), &nodes);
	for (size_t i = 0; i < nodes.found.n; i++)
		if (cmark_node_get_heading_level(nodes.found.v[i]) < highest)
			highest = cmark_node_get_heading_level(nodes.found.v[i]);
	for (size_t i = 0; i < nodes.found.n; i++) {
		int level = cmark_node_get_heading_level(nodes.found.v[i]) - highest + heading;

		cmark_node_set_heading_level(nodes.found.v[i], level > 6 ? 6 : level);
	}
}

/* cmark parts two lists, or a list and code, by an HTML comment. We want no HTML: a paragraph of
 * one no-break space does the same and is not seen. */
static void part_lists(cmark_node *tree, struct arena *arena)
{
	struct nodes nodes = {.arena = arena};

	gather(tree, KIND(LIST), &nodes);
	for (size_t i = 0; i < nodes.found.n; i++) {
		cmark_node *next = cmark_node_next(nodes.found.v[i]), *blank;

		if (!next || !((KIND(LIST) | KIND(CODE_BLOCK)) >> cmark_node_get_type(next) & 1))
			continue;
		blank = cmark_node_new(CMARK_NODE_PARAGRAPH);
		cmark_node_append_child(blank, leaf(CMARK_NODE_TEXT, "\xc2\xa0"));
		cmark_node_insert_after(nodes.found.v[i], blank);
	}
}

static cmark_node *clean_tree(
	struct str markdown, int heading, const struct leaf_style *style, struct arena *arena)
{
	cmark_node *tree = cmark_parse_document(markdown.p, markdown.n, OPTIONS);
	struct nodes html = {.arena = arena}, links = {.arena = arena};

	gather(tree, KIND(HTML_BLOCK) | KIND(HTML_INLINE), &html);
	for (size_t i = 0; i < html.found.n; i++)
		show_html(html.found.v[i], arena);
	gather(tree, KIND(LINK) | KIND(IMAGE), &links);
	for (size_t i = 0; i < links.found.n; i++)
		check_link(links.found.v[i], style, arena);
	shift_headings(tree, heading, arena);
	return tree;
}

/* Without control characters and bidi overrides, which entities can also write; lines end at LF. */
static void put_clean(struct str text, struct buf *out)
{
	size_t from = 0, n;

	for (size_t i = 0; i < text.n; i += n) {
		unsigned char first = (unsigned char)text.p[i];
		uint32_t c = first;

		n = 1;
		if (first >= 0x80)
			c = utf8_decode(str_slice(text, i, text.n), &n);
		if (c != UTF8_BAD && c != '\r' && !utf8_is_forbidden(c) && (c & 0xfffe) != 0xfffe)
			continue;
		buf_put(out, str_slice(text, from, i));
		if (c != '\r' || i + 1 == text.n || text.p[i + 1] != '\n')
			buf_put(out, STR("\xef\xbf\xbd"));
		from = i + n;
	}
	buf_put(out, str_slice(text, from, text.n));
}

void markdown_to_html(
	struct str markdown, int heading, const struct leaf_style *style, struct buf *out)
{
	struct arena *arena;
	cmark_node *tree;
	char *html;

	if (is_slow(markdown)) {
		buf_put(out, STR("<pre class=\"plain\">"));
		escape_html(markdown, out);
		buf_put(out, STR("</pre>\n"));
		return;
	}
	arena = arena_new();
	tree = clean_tree(markdown, heading, style, arena);
	html = cmark_render_html(tree, OPTIONS);
	put_clean(str_c(html), out);
	free(html);
	cmark_node_free(tree);
	arena_free(arena);
}

/* A fence longer than any run of backticks within. */
static void put_fenced(struct str text, struct buf *out)
{
	size_t longest = 2, run = 0;

	for (size_t i = 0; i < text.n; i++) {
		run = text.p[i] == '`' ? run + 1 : 0;
		if (run > longest)
			longest = run;
	}
	buf_fill(out, '`', longest + 1);
	buf_char(out, '\n');
	put_clean(text, out);
	if (!text.n || text.p[text.n - 1] != '\n')
		buf_char(out, '\n');
	buf_fill(out, '`', longest + 1);
	buf_char(out, '\n');
}

/* What cmark wrote is read again: should it not mean what it should, we do not show it. */
static bool is_clean(struct str markdown, struct arena *arena)
{
	cmark_node *tree = cmark_parse_document(markdown.p, markdown.n, OPTIONS);
	struct nodes html = {.arena = arena}, links = {.arena = arena};
	bool clean;

	gather(tree, KIND(HTML_BLOCK) | KIND(HTML_INLINE), &html);
	gather(tree, KIND(LINK) | KIND(IMAGE), &links);
	clean = html.found.n == 0;
	for (size_t i = 0; i < links.found.n; i++)
		clean &= url_is_allowed(str_c(cmark_node_get_url(links.found.v[i])));
	cmark_node_free(tree);
	return clean;
}

void markdown_to_markdown(
	struct str markdown, int heading, const struct leaf_style *style, struct buf *out)
{
	struct arena *arena;
	cmark_node *tree;
	char *text;

	if (is_slow(markdown)) {
		put_fenced(markdown, out);
		return;
	}
	arena = arena_new();
	tree = clean_tree(markdown, heading, style, arena);
	part_lists(tree, arena);
	text = cmark_render_commonmark(tree, OPTIONS, 0);
	if (is_clean(str_c(text), arena))
		put_clean(str_c(text), out);
	else
		put_fenced(markdown, out);
	free(text);
	cmark_node_free(tree);
	arena_free(arena);
}
