/* pack.c - a tree of nodes as few bytes, beside the file that it was read from. */
#include "read/pack.h"

#include "base/buf.h"
#include "base/utf8.h"

/* What a node's first byte says, beside its kind. */
enum {
	PACK_KIND = 3,
	PACK_PLAIN = 4,
	PACK_KEY_STANDS = 8, /* in the file as it is */
	PACK_TEXT_STANDS = 16,
};

/* Where the next thing is counted from: the same when packing and when unpacking. */
struct cursor {
	size_t byte;   /* behind the last text that stands in the file */
	uint32_t line; /* of the last mark */
};

struct packing {
	struct str file;
	const struct text_scan *scan;
	struct cursor cursor;
	struct buf out;
};

static void put_number(struct buf *out, uint64_t number)
{
	for (; number >= 128; number >>= 7)
		buf_char(out, (char)(number | 128));
	buf_char(out, (char)number);
}

/* Small numbers stay small, those below zero too. */
static uint64_t folded(int64_t number)
{
	return (uint64_t)number << 1 ^ (uint64_t)(number >> 63);
}

static int64_t unfolded(uint64_t number)
{
	return (int64_t)(number >> 1) ^ -(int64_t)(number & 1);
}

/* Where a text begins if it stands in the file as it is, at its mark or behind a quote there; the
 * end of the file: it doesn't. */
static size_t standing_at(const struct packing *packing, struct mark mark, struct str text)
{
	struct str file = packing->file;
	const struct lines *lines = &packing->scan->lines;
	size_t byte = file.n - packing->scan->text.n;

	if (mark.line < 1 || mark.line > lines->n)
		return file.n;
	byte += lines->v[mark.line - 1].byte;
	for (uint32_t col = 1; col < mark.col && byte < file.n; col++) {
		size_t n = 1;

		utf8_decode(str_slice(file, byte, byte + 4), &n);
		byte += n;
	}
	if (byte < file.n && (file.p[byte] == '"' || file.p[byte] == '\''))
		byte++;
	if (byte < packing->cursor.byte || !str_eq(str_slice(file, byte, byte + text.n), text))
		return file.n;
	return byte;
}

static void put_mark(struct packing *packing, struct mark mark)
{
	put_number(&packing->out, folded((int64_t)mark.line - packing->cursor.line));
	put_number(&packing->out, mark.col);
	packing->cursor.line = mark.line;
}

/* Gives `flag` where the text stands in the file. */
static unsigned put_text(struct packing *packing, struct mark mark, struct str text, unsigned flag)
{
	size_t byte = standing_at(packing, mark, text);

	put_mark(packing, mark);
	if (byte < packing->file.n) {
		put_number(&packing->out, byte - packing->cursor.byte);
		put_number(&packing->out, text.n);
		packing->cursor.byte = byte + text.n;
		return flag;
	}
	put_number(&packing->out, text.n);
	buf_put(&packing->out, text);
	return 0;
}

static void pack_node(struct packing *packing, const struct node *node, bool keyed)
{
	size_t head_at = packing->out.n;
	unsigned head = node->kind | (node->plain ? PACK_PLAIN : 0u);

	buf_char(&packing->out, 0);
	if (keyed)
		head |= put_text(packing, node->key_at, node->key, PACK_KEY_STANDS);
	if (node->kind == NODE_TEXT) {
		head |= put_text(packing, node->at, node->text, PACK_TEXT_STANDS);
	} else {
		put_mark(packing, node->at);
		put_number(&packing->out, node->n);
	}
	packing->out.p[head_at] = (char)head;
}

/* A list or mapping on the way down: what is left of it. */
struct packed_level {
	const struct node *next;
	bool keyed;
};

static void pack_tree(struct packing *packing, const struct node *root, struct arena *arena)
{
	VEC(struct packed_level) levels = {0};
	struct packed_level level = {root, false};

	VEC_PUSH(&levels, level, arena);
	while (levels.n) {
		struct packed_level *top = &levels.v[levels.n - 1];
		const struct node *node = top->next;

		if (!node) {
			levels.n--;
			continue;
		}
		top->next = levels.n > 1 ? node->next : NULL;
		pack_node(packing, node, top->keyed);
		level = (struct packed_level){node->first, node->kind == NODE_MAPPING};
		if (node->kind != NODE_TEXT)
			VEC_PUSH(&levels, level, arena);
	}
}

struct str pack_write(const struct documents *documents, struct str file,
	const struct text_scan *scan, struct arena *arena)
{
	struct packing packing = {.file = file, .scan = scan};
	struct str pack;

	put_number(&packing.out, documents->list.n);
	for (size_t i = 0; i < documents->list.n; i++)
		pack_tree(&packing, documents->list.v[i], arena);
	pack = str_copy(buf_str(&packing.out), arena);
	buf_free(&packing.out);
	return pack;
}

struct unpacking {
	struct str file, pack;
	size_t at; /* in the pack */
	struct cursor cursor;
	bool damaged;
};

static uint64_t get_number(struct unpacking *u)
{
	uint64_t number = 0;

	for (unsigned shift = 0; u->at < u->pack.n && shift < 63; shift += 7) {
		unsigned char c = (unsigned char)u->pack.p[u->at++];

		number |= (uint64_t)(c & 127) << shift;
		if (c < 128)
			return number;
	}
	u->damaged = true;
	return 0;
}

static struct mark get_mark(struct unpacking *u)
{
	u->cursor.line = (uint32_t)((int64_t)u->cursor.line + unfolded(get_number(u)));
	return (struct mark){u->cursor.line, (uint32_t)get_number(u)};
}

static struct str get_text(struct unpacking *u, bool stands)
{
	struct str from = stands ? u->file : u->pack;
	uint64_t at = stands ? u->cursor.byte + get_number(u) : 0, n = get_number(u);

	if (!stands)
		at = u->at;
	if (u->damaged || at > from.n || n > from.n - at) {
		u->damaged = true;
		return STR_NONE;
	}
	*(stands ? &u->cursor.byte : &u->at) = (size_t)(at + n);
	return (struct str){from.p + at, (size_t)n};
}

static struct node *unpack_node(struct unpacking *u, bool keyed, struct arena *arena)
{
	struct node *node = NEW(arena, struct node);
	unsigned head = u->at < u->pack.n ? (unsigned char)u->pack.p[u->at++] : PACK_KIND;

	node->kind = head & PACK_KIND;
	node->plain = head & PACK_PLAIN;
	u->damaged |= node->kind > NODE_MAPPING;
	if (keyed) {
		node->key_at = get_mark(u);
		node->key = get_text(u, head & PACK_KEY_STANDS);
	}
	node->at = get_mark(u);
	if (node->kind == NODE_TEXT)
		node->text = get_text(u, head & PACK_TEXT_STANDS);
	else
		node->n = (uint32_t)get_number(u);
	return node;
}

/* A list or mapping that is being filled. */
struct unpacked_level {
	struct node **end;
	uint32_t left;
	bool keyed;
};

static struct node *unpack_tree(struct unpacking *u, struct arena *arena)
{
	VEC(struct unpacked_level) levels = {0};
	struct node *root = NULL;
	struct unpacked_level level = {&root, 1, false};

	VEC_PUSH(&levels, level, arena);
	while (levels.n && !u->damaged) {
		struct unpacked_level *top = &levels.v[levels.n - 1];
		struct node *node;

		if (!top->left) {
			levels.n--;
			continue;
		}
		node = unpack_node(u, top->keyed, arena);
		*top->end = node;
		top->end = &node->next;
		top->left--;
		level = (struct unpacked_level){&node->first, node->n, node->kind == NODE_MAPPING};
		if (node->kind != NODE_TEXT)
			VEC_PUSH(&levels, level, arena);
	}
	return root;
}

bool pack_read(struct str pack, struct str file, struct documents *out, struct arena *arena)
{
	struct unpacking u = {.file = file, .pack = pack};
	uint64_t n = get_number(&u);

	*out = (struct documents){.whole = true};
	for (uint64_t i = 0; i < n && !u.damaged; i++)
		VEC_PUSH(&out->list, unpack_tree(&u, arena), arena);
	return !u.damaged && u.at == pack.n;
}
