/* shown.c - all of a page that a reader may see, so that pages that would look the same are known.
 */
#include "render/shown.h"

#include "render/format.h"

static void put_size(size_t n, struct buf *out)
{
	uint32_t size = (uint32_t)n;

	buf_put(out, (struct str){(const char *)&size, sizeof size});
}

static void put_bytes(struct str text, struct buf *out)
{
	put_size(text.n, out);
	buf_put(out, text);
}

static void put_integer(int64_t n, struct buf *out)
{
	buf_put(out, (struct str){(const char *)&n, sizeof n});
}

/* As it is written in both manners. */
static void put_manners(const struct locale *locale, const struct value *leaf, struct str first,
	struct str second, struct buf *out)
{
	format_leaf(locale, leaf, first, out);
	buf_char(out, '|');
	format_leaf(locale, leaf, second, out);
	buf_char(out, '|');
}

/* Whole units and parts of them choose another plural. */
static void put_amount(const struct locale *locale, const struct value *leaf, struct buf *out)
{
	double units = format_number_of(locale, leaf);

	put_manners(locale, leaf, STR("sign"), STR("short"), out);
	buf_char(out, units == (double)(int64_t)units ? 'w' : 'p');
}

static void put_items(const struct locale *locale, const struct value *value, struct buf *out)
{
	put_size(value->items.n, out);
	for (size_t i = 0; i < value->items.n; i++) {
		if (value->kind == VALUE_MAP)
			put_bytes(key_text(value->keys[i]), out);
		shown_put(locale, value->items.v[i], out);
	}
}

void shown_put(const struct locale *locale, const struct value *tree, struct buf *out)
{
	buf_char(out, (char)tree->kind);
	switch (tree->kind) {
	case VALUE_NONE: break;
	case VALUE_BOOL: buf_char(out, tree->yes ? 'y' : 'n'); break;
	case VALUE_TERM:
	case VALUE_LINK: put_bytes(tree->extra, out); /* fall through */
	case VALUE_TEXT:
	case VALUE_PATH:
	case VALUE_MARKDOWN: put_bytes(tree->text, out); break;
	case VALUE_MESSAGE:
		put_bytes(tree->text, out);
		if (tree->args)
			shown_put(locale, tree->args, out);
		break;
	case VALUE_COUNT:
	case VALUE_DATE:
	case VALUE_MONTH:
	case VALUE_QUARTER: put_integer(tree->integer, out); break;
	case VALUE_NUMBER: put_integer(format_round(tree->number, tree->decimals), out); break;
	case VALUE_SHARE:
		put_integer(format_round(tree->number, 2), out);
		put_integer(format_round(tree->number, 3), out);
		break;
	case VALUE_COORD: put_integer(format_round(tree->number, 2), out); break;
	case VALUE_DAYS: put_manners(locale, tree, STR("sign"), STR("bare.sign"), out); break;
	case VALUE_MONEY: put_amount(locale, tree, out); break;
	case VALUE_MOMENT: put_manners(locale, tree, STR("full"), STR("iso"), out); break;
	case VALUE_LIST:
	case VALUE_MAP: put_items(locale, tree, out); break;
	}
}
