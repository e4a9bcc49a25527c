/* parse.c - the text of a file as lines and nodes, for those who change it. */
#include "write/parse.h"

#include "base/utf8.h"

enum { DEPTH = 640, TEXT_BYTES = 10 << 20 }; /* the widest limits that a company can set */

struct parsed parse_text(struct str bytes, struct arena *arena)
{
	struct parsed out = {0};
	struct diags diags;
	struct yaml_input input = {.depth = DEPTH, .text_bytes = TEXT_BYTES};

	if (!bytes.p)
		bytes = STR("");
	diags_init(&diags, arena);
	out.scan = text_scan(&(struct text_input){.bytes = bytes}, &diags, arena);
	if (!out.scan.good)
		return out;
	input.scan = out.scan;
	out.documents = yaml_read(&input, &diags, arena);
	out.good = out.documents.whole && !diags.errors;
	return out;
}

size_t line_start(const struct parsed *parsed, uint32_t line)
{
	return line <= parsed->scan.lines.n ? parsed->scan.lines.v[line - 1].byte
					    : parsed->scan.text.n;
}

struct str line_text(const struct parsed *parsed, uint32_t line)
{
	struct str text = str_slice(
		parsed->scan.text, line_start(parsed, line), line_start(parsed, line + 1));

	while (text.n && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == '\r'))
		text.n--;
	return text;
}

size_t mark_byte(const struct parsed *parsed, struct mark at)
{
	struct str text = parsed->scan.text;
	size_t byte = line_start(parsed, at.line);

	for (uint32_t col = 1; col < at.col && byte < text.n; col++) {
		size_t n;

		utf8_decode(str_slice(text, byte, byte + 4), &n);
		byte += n;
	}
	return byte;
}

const struct node *node_under(const struct node *mapping, struct str key)
{
	for (const struct node *n = mapping->kind == NODE_MAPPING ? mapping->first : NULL; n;
		n = n->next)
		if (str_eq(n->key, key))
			return n;
	return NULL;
}

bool node_same(const struct node *a, const struct node *b)
{
	const struct node *x = a->first, *y = b->first;

	if (a->kind != b->kind || a->n != b->n || !str_eq(a->key, b->key) ||
		!str_eq(a->text, b->text))
		return false;
	for (; x && y; x = x->next, y = y->next)
		if (!node_same(x, y))
			return false;
	return !x && !y;
}
