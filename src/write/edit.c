/* edit.c - putting a record into the text of a file, and leaving every other byte as it is. */
#include "write/edit.h"

#include "write/editing.h"

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

/* One below the other, with a blank line before each where they stand apart. */
static void put_items(struct editing *e, bool apart)
{
	for (size_t i = 0; i <= e->edit->more; i++) {
		if (apart)
			buf_put(&e->out, e->layout.eol);
		entry_item(&e->edit->entry[i], &e->layout, &e->out);
	}
}

/* Below the last item of a list that is written one item a line or more. */
static void add_below(struct editing *e)
{
	const struct node *list = e->list;
	uint32_t end = list->next ? list->next->key_at.line : document_end(e);
	uint32_t line;

	layout_as(e, list);
	line = content_end(e, list_last(list)->at.line, end, e->layout.dash);
	put_head(e, line);
	put_items(e, list->n > 1 && line_is_set_off(e, dash_line(e, list, list_last(list))));
	put_tail(e, line);
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
		if (line_is_blank(text))
			text = e->layout.eol;
		buf_put(&e->out, text);
		if (text.p[text.n - 1] != '\n')
			buf_put(&e->out, e->layout.eol);
		put_items(e, false);
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
	for (size_t i = 0; i <= e->edit->more; i++) {
		buf_put(&e->out, i ? STR(", ") : STR(""));
		entry_write(&e->edit->entry[i], &e->layout, &e->out);
	}
	buf_put(&e->out, str_slice(text, last, text.n));
}

/* True if the keys of the document stand apart; with one key they are to. */
static bool keys_apart(const struct editing *e)
{
	bool apart = true;

	for (const struct node *n = e->root ? e->root->first : NULL; n && n->next; n = n->next)
		apart = line_is_set_off(e, n->next->key_at.line);
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
	put_items(e, false);
	put_tail(e, line);
}

/* The first new item where `after` is `before` with as many more at the end of the list as were to
 * be added; NULL where it isn't. */
static const struct node *longer(
	const struct editing *e, const struct node *before, const struct node *after)
{
	const struct node *x = before ? before->first : NULL, *y = after->first, *first;
	size_t n = 0;

	for (; x && y && node_same(x, y); x = x->next)
		y = y->next;
	for (first = y; y && y->kind == NODE_MAPPING; y = y->next)
		n++;
	return !x && !y && n == e->edit->more + 1 ? first : NULL;
}

/* The first new record where all else is what it was; NULL where it isn't. */
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
		if (!x || (y == list ? !longer(e, x, y) : !node_same(x, y)))
			return NULL;
		x = x->next;
	}
	return !x && list ? longer(e, e->list, list) : NULL;
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
	e.layout.eol = text_eol(e.parsed.scan.text);
	buf_put(&e.out, mark);
	editing_find(&e);
	if (e.why)
		;
	else if (!e.list)
		begin_list(&e);
	else if (editing_byte(&e, e.list->at) == '[')
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
		if (document_is(account, parsed.documents.list.v[i]))
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
