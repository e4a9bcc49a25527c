/* editing.c - where in a file's text things begin and end, and how they are laid out. */
#include "write/editing.h"

char editing_byte(const struct editing *e, struct mark at)
{
	size_t byte = mark_byte(&e->parsed, at);

	return byte < e->parsed.scan.text.n ? e->parsed.scan.text.p[byte] : '\0';
}

struct str text_eol(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n')
			return i && text.p[i - 1] == '\r' ? STR("\r\n") : STR("\n");
	return STR("\n");
}

bool line_is_blank(struct str line)
{
	return !str_trim(line).n;
}

static size_t indent_of(struct str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == ' ')
		n++;
	return n;
}

/* True of "---" and "...", which begin and end documents. */
static bool is_boundary(struct str line)
{
	return (str_starts(line, STR("---")) || str_starts(line, STR("..."))) &&
	       (line.n == 3 || line.p[3] == ' ' || line.p[3] == '\t');
}

uint32_t document_end(const struct editing *e)
{
	uint32_t line = e->root->at.line + 1;

	while (line <= e->parsed.scan.lines.n && !is_boundary(line_text(&e->parsed, line)))
		line++;
	return line;
}

uint32_t content_end(const struct editing *e, uint32_t from, uint32_t end, size_t indent)
{
	while (end > from + 1) {
		struct str line = line_text(&e->parsed, end - 1);
		size_t in = indent_of(line);

		if (!line_is_blank(line) && !(line.p[in] == '#' && in <= indent))
			break;
		end--;
	}
	return end;
}

bool document_is(struct str wanted, const struct node *root)
{
	const struct node *account = node_under(root, STR("account"));
	const struct node *id = account ? node_under(account, STR("id")) : NULL;

	if (root->kind != NODE_MAPPING || !account)
		return root->kind == NODE_MAPPING && !wanted.n;
	return wanted.n && id && str_eq(id->text, wanted);
}

void editing_find(struct editing *e)
{
	struct str key = entry_list(e->edit->entry);

	for (size_t i = 0; i < e->parsed.documents.list.n; i++) {
		const struct node *root = e->parsed.documents.list.v[i];
		const struct node *list = node_under(root, key);

		if (!document_is(e->edit->account, root))
			continue;
		/* The last document that has the list, else the last. */
		if (e->root && e->list && !list)
			continue;
		e->root = root;
		e->list = list;
		e->document = i;
	}
	if (!e->root && e->parsed.documents.list.n)
		e->why = "no document of the file is the one it belongs to";
	else if (e->root && editing_byte(e, e->root->at) == '{')
		e->why = "the document is written in braces";
	else if (e->list && e->list->kind != NODE_LIST)
		e->why = "what stands under the key is no list";
}

const struct node *list_last(const struct node *list)
{
	const struct node *item = list;

	for (const struct node *n = list->first; n; n = n->next)
		item = n;
	return item;
}

void layout_as(struct editing *e, const struct node *list)
{
	const struct node *item = list_last(list);
	size_t dash = list->at.col - 1, key = item->at.col - 1;

	e->layout.dash = dash;
	e->layout.key = key > dash + 1 ? key : dash + 2;
	e->layout.flow = editing_byte(e, item->at) == '{';
}

void layout_usual(struct editing *e, size_t indent)
{
	const struct documents *documents = &e->parsed.documents;

	e->layout.dash = indent + 2;
	e->layout.key = indent + 4;
	for (size_t i = documents->list.n; i-- > 0;) {
		const struct node *root = documents->list.v[i];

		for (const struct node *n = root->kind == NODE_MAPPING ? root->first : NULL; n;
			n = n->next)
			if (n->kind == NODE_LIST && n->n && editing_byte(e, n->at) == '-' &&
				n->first->kind == NODE_MAPPING) {
				layout_as(e, n);
				e->layout.flow = false;
				e->layout.dash += indent + 1 - n->key_at.col;
				e->layout.key += indent + 1 - n->key_at.col;
				return;
			}
	}
}

bool line_is_set_off(const struct editing *e, uint32_t line)
{
	while (line > 1 && str_starts(str_trim(line_text(&e->parsed, line - 1)), STR("#")))
		line--;
	return line > 1 && line_is_blank(line_text(&e->parsed, line - 1));
}

uint32_t dash_line(const struct editing *e, const struct node *list, const struct node *item)
{
	uint32_t line = item->at.line;

	while (line > list->at.line) {
		struct str text = line_text(&e->parsed, line);

		if (text.n >= list->at.col && text.p[list->at.col - 1] == '-')
			break;
		line--;
	}
	return line;
}

size_t closing_bracket(struct str text, size_t at)
{
	size_t depth = 0;
	char quote = '\0';

	for (size_t i = at; i < text.n; i++) {
		char c = text.p[i];
		char before = text.p[i - (i > at)];

		if (quote) {
			i += quote == '"' && c == '\\';
			quote = c == quote ? '\0' : quote;
		} else if ((c == '\'' || c == '"') &&
			   str_find(STR(" \t\r\n,[{:"), (struct str){&before, 1}) >= 0) {
			quote = c;
		} else if (c == '[' || c == '{') {
			depth++;
		} else if ((c == ']' || c == '}') && --depth == 0) {
			return i;
		}
	}
	return text.n;
}
