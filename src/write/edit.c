/* edit.c - putting a record into the text of a file, and leaving every other byte as it is. */
#include "write/edit.h"

#include "write/parse.h"

/* What is being changed. */
struct editing {
	const struct edit *edit;
	struct parsed parsed;
	size_t document;         /* its place among the documents */
	const struct node *root; /* its mapping; NULL: the file holds none yet */
	const struct node *list; /* where the record goes; NULL: to be begun */
	struct layout layout;
	struct buf out;
	const char *why;
};

static char byte_at(const struct editing *e, struct mark at)
{
	size_t byte = mark_byte(&e->parsed, at);

	return byte < e->parsed.scan.text.n ? e->parsed.scan.text.p[byte] : '\0';
}

/* How the lines of the file end: as the first does. */
static struct str eol_of(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] == '\n')
			return i && text.p[i - 1] == '\r' ? STR("\r\n") : STR("\n");
	return STR("\n");
}

static bool is_blank(struct str line)
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

/* The line after the document's last, which begins another or lies past the end of the file. */
static uint32_t document_end(const struct editing *e)
{
	uint32_t line = e->root->at.line + 1;

	while (line <= e->parsed.scan.lines.n && !is_boundary(line_text(&e->parsed, line)))
		line++;
	return line;
}

/* The line after the last that holds something in [from, end): blank lines, and comments that stand
 * no further in than `indent`, belong to what comes next. */
static uint32_t content_end(const struct editing *e, uint32_t from, uint32_t end, size_t indent)
{
	while (end > from + 1) {
		struct str line = line_text(&e->parsed, end - 1);
		size_t in = indent_of(line);

		if (!is_blank(line) && !(line.p[in] == '#' && in <= indent))
			break;
		end--;
	}
	return end;
}

/* True of the document of the account; where none is asked for, of one of no account. */
static bool is_wanted(struct str wanted, const struct node *root)
{
	const struct node *account = node_under(root, STR("account"));
	const struct node *id = account ? node_under(account, STR("id")) : NULL;

	if (root->kind != NODE_MAPPING || !account)
		return root->kind == NODE_MAPPING && !wanted.n;
	return wanted.n && id && str_eq(id->text, wanted);
}

/* Finds the document and the list. */
static void find_list(struct editing *e)
{
	struct str key = entry_list(e->edit->entry);

	for (size_t i = 0; i < e->parsed.documents.list.n; i++) {
		const struct node *root = e->parsed.documents.list.v[i];
		const struct node *list = node_under(root, key);

		if (!is_wanted(e->edit->account, root))
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
	else if (e->root && byte_at(e, e->root->at) == '{')
		e->why = "the document is written in braces";
	else if (e->list && e->list->kind != NODE_LIST)
		e->why = "what stands under the key is no list";
}

/* The last item of a list; an empty one itself. */
static const struct node *last_of(const struct node *list)
{
	const struct node *item = list;

	for (const struct node *n = list->first; n; n = n->next)
		item = n;
	return item;
}

/* As the items of a list in blocks are laid out. */
static void layout_as(struct editing *e, const struct node *list)
{
	const struct node *item = last_of(list);
	size_t dash = list->at.col - 1, key = item->at.col - 1;

	e->layout.dash = dash;
	e->layout.key = key > dash + 1 ? key : dash + 2;
	e->layout.flow = byte_at(e, item->at) == '{';
}

/* As the other lists of the file are laid out; else two blanks in. */
static void layout_usual(struct editing *e, size_t indent)
{
	const struct documents *documents = &e->parsed.documents;

	e->layout.dash = indent + 2;
	e->layout.key = indent + 4;
	for (size_t i = documents->list.n; i-- > 0;) {
		const struct node *root = documents->list.v[i];

		for (const struct node *n = root->kind == NODE_MAPPING ? root->first : NULL; n;
			n = n->next)
			if (n->kind == NODE_LIST && n->n && byte_at(e, n->at) == '-' &&
				n->first->kind == NODE_MAPPING) {
				layout_as(e, n);
				e->layout.flow = false;
				e->layout.dash += indent + 1 - n->key_at.col;
				e->layout.key += indent + 1 - n->key_at.col;
				return;
			}
	}
}

/* Writes the text up to a line, ended. */
static void put_head(struct editing *e, uint32_t line)
{
	struct str head = str_slice(e->parsed.scan.text, 0, line_start(&e->parsed, line));

	buf_put(&e->out, head);
	if (head.n && head.p[head.n - 1] != '\n' && head.p[head.n - 1] != '\r')
		buf_put(&e->out, e->layout.eol);
}

static void put_tail(struct editing *e, uint32_t line)
{
	buf_put(&e->out, str_slice(e->parsed.scan.text, line_start(&e->parsed, line),
				 e->parsed.scan.text.n));
}

/* True if a blank line stands before the line, comments aside. */
static bool is_set_off(const struct editing *e, uint32_t line)
{
	while (line > 1 && str_starts(str_trim(line_text(&e->parsed, line - 1)), STR("#")))
		line--;
	return line > 1 && is_blank(line_text(&e->parsed, line - 1));
}

/* The line of the '-' of an item. */
static uint32_t dash_line(const struct editing *e, const struct node *list, const struct node *item)
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

/* Below the last item of a list that is written one item a line or more. */
static void add_below(struct editing *e)
{
	const struct node *list = e->list;
	uint32_t end = list->next ? list->next->key_at.line : document_end(e);
	uint32_t line;

	layout_as(e, list);
	line = content_end(e, last_of(list)->at.line, end, e->layout.dash);
	put_head(e, line);
	if (list->n > 1 && is_set_off(e, dash_line(e, list, last_of(list))))
		buf_put(&e->out, e->layout.eol);
	entry_item(e->edit->entry, &e->layout, &e->out);
	put_tail(e, line);
}

/* The byte of the bracket that ends a list whose bracket begins at `at`; the length of the text if
 * there is none. */
static size_t closing_bracket(struct str text, size_t at)
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

/* Before the bracket that ends a list; an empty one is begun anew in blocks. */
static void add_inside(struct editing *e)
{
	struct str text = e->parsed.scan.text;
	size_t from = mark_byte(&e->parsed, e->list->at);
	size_t to = closing_bracket(text, from), last = to;
	uint32_t line = e->list->at.line + 1;

	if (to == text.n) {
		e->why = "the list's brackets could not be followed";
		return;
	}
	if (!e->list->n && line_start(&e->parsed, line) > to) {
		layout_usual(e, e->list->key_at.col - 1);
		buf_put(&e->out, str_slice(text, 0, from));
		while (e->out.n && e->out.p[e->out.n - 1] == ' ')
			e->out.n--;
		text = str_slice(text, to + 1, line_start(&e->parsed, line));
		if (is_blank(text))
			text = e->layout.eol;
		buf_put(&e->out, text);
		if (text.p[text.n - 1] != '\n')
			buf_put(&e->out, e->layout.eol);
		entry_item(e->edit->entry, &e->layout, &e->out);
		put_tail(e, line);
		return;
	}
	while (str_find(STR(" \t\r\n"), (struct str){&text.p[last - 1], 1}) >= 0)
		last--;
	e->layout.flow = true;
	buf_put(&e->out, str_slice(text, 0, last));
	buf_put(&e->out, text.p[last - 1] == '['   ? STR("")
			 : text.p[last - 1] == ',' ? STR(" ")
						   : STR(", "));
	entry_write(e->edit->entry, &e->layout, &e->out);
	buf_put(&e->out, str_slice(text, last, text.n));
}

/* True if the keys of the document stand apart; with one key they are to. */
static bool keys_apart(const struct editing *e)
{
	bool apart = true;

	for (const struct node *n = e->root ? e->root->first : NULL; n && n->next; n = n->next)
		apart = is_set_off(e, n->next->key_at.line);
	return apart;
}

/* At the end of the document, under a key of its own. */
static void begin_list(struct editing *e)
{
	size_t indent = e->root ? e->root->at.col - 1 : 0;
	uint32_t line = e->root ? content_end(e, e->root->at.line, document_end(e), indent)
				: (uint32_t)e->parsed.scan.lines.n + 1;

	layout_usual(e, indent);
	put_head(e, line);
	if (e->root && keys_apart(e))
		buf_put(&e->out, e->layout.eol);
	buf_fill(&e->out, ' ', indent);
	buf_put(&e->out, entry_list(e->edit->entry));
	buf_char(&e->out, ':');
	buf_put(&e->out, e->layout.eol);
	entry_item(e->edit->entry, &e->layout, &e->out);
	put_tail(e, line);
}

/* True if `after` is `before` with one more item at the end of the list. */
static bool is_longer(const struct node *before, const struct node *after)
{
	const struct node *x = before ? before->first : NULL, *y = after->first;

	for (; x && y && node_same(x, y); x = x->next)
		y = y->next;
	return !x && y && !y->next && y->kind == NODE_MAPPING;
}

/* The new record where all else is what it was; NULL where it isn't. */
static const struct node *added(const struct editing *e, const struct parsed *after)
{
	struct str key = entry_list(e->edit->entry);
	size_t n = e->parsed.documents.list.n;
	const struct node *x = e->root ? e->root->first : NULL, *y, *list;

	if (!after->good || after->documents.list.n != (e->root ? n : n + 1))
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (i != e->document &&
			!node_same(e->parsed.documents.list.v[i], after->documents.list.v[i]))
			return NULL;
	y = after->documents.list.v[e->root ? e->document : n]->first;
	list = node_under(after->documents.list.v[e->root ? e->document : n], key);
	for (; y; y = y->next) {
		if (y == list && !e->list)
			continue;
		if (!x || (y == list ? !is_longer(x, y) : !node_same(x, y)))
			return NULL;
		x = x->next;
	}
	return !x && list && is_longer(e->list, list) ? last_of(list) : NULL;
}

struct edited edit_add(const struct edit *edit, struct arena *arena)
{
	struct editing e = {.edit = edit, .parsed = parse_text(edit->bytes, arena)};
	struct str mark = str_slice(edit->bytes, 0, edit->bytes.n - e.parsed.scan.text.n);
	struct edited out = {0};
	const struct node *item;
	struct parsed after;

	if (!e.parsed.good)
		return (struct edited){.why = "it has errors: mend them first (fuga check)"};
	e.layout.eol = eol_of(e.parsed.scan.text);
	buf_put(&e.out, mark);
	find_list(&e);
	if (e.why)
		;
	else if (!e.list)
		begin_list(&e);
	else if (byte_at(&e, e.list->at) == '[')
		add_inside(&e);
	else
		add_below(&e);
	out.bytes = str_copy(buf_str(&e.out), arena);
	buf_free(&e.out);
	out.why = e.why;
	if (e.why)
		return out;
	after = parse_text(out.bytes, arena);
	item = added(&e, &after);
	if (item)
		out.at = item->at;
	else
		out.why = "it is written in a form in which nothing can be added safely";
	return out;
}

bool edit_has_document(struct str bytes, struct str account, struct arena *arena)
{
	struct parsed parsed = parse_text(bytes, arena);

	for (size_t i = 0; i < parsed.documents.list.n; i++)
		if (is_wanted(account, parsed.documents.list.v[i]))
			return true;
	return false;
}

struct str edit_account_file(const struct entry *entry, struct str schema, struct arena *arena)
{
	const struct layout layout = {.key = 2, .eol = STR("\n")};
	struct buf out = {0};
	struct str text;

	if (schema.n)
		buf_printf(&out, "# yaml-language-server: $schema=%.*s\n", STR_ARG(schema));
	buf_put(&out, STR("account:\n  "));
	entry_write(entry, &layout, &out);
	buf_char(&out, '\n');
	text = str_copy(buf_str(&out), arena);
	buf_free(&out);
	return text;
}
