/* leaf.c - any leaf as plain text, before it is escaped for a target. */
#include "render/leaf.h"

#include "render/escape.h"
#include "render/format.h"

static bool has_ending(struct str path)
{
	while (path.n && path.p[path.n - 1] != '/') {
		if (path.p[path.n - 1] == '.')
			return true;
		path.n--;
	}
	return false;
}

void leaf_address(const struct leaf_style *style, const struct value *link, struct buf *out)
{
	if (link->text.n) {
		buf_put(out, style->root);
		escape_path(link->text, out);
		if (!has_ending(link->text))
			buf_put(out, style->ending);
	}
	if (link->extra.n) {
		buf_char(out, '#');
		escape_path(link->extra, out);
	}
}

/* Where the arguments of a sentence of the data are: in its own map. */
struct own_arguments {
	const struct leaf_style *style;
	const struct value *args;
};

static const struct value *find_own(void *context, struct str name, struct str *member)
{
	const struct own_arguments *own = context;
	const struct value *value = own->args;
	struct str rest = name, part;

	while (value && value->kind == VALUE_MAP && str_split(&rest, '.', &part))
		value = value_get(value, part);
	*member = rest;
	return value && value->kind != VALUE_MAP && value->kind != VALUE_LIST ? value : NULL;
}

static bool write_own(void *context, const struct value *leaf, struct str member, struct buf *out)
{
	const struct own_arguments *own = context;

	return leaf_text(own->style, leaf, member, out);
}

/* Without the word, the key or term stands there for all to see. */
static bool write_word(const struct leaf_style *style, const struct value *leaf,
	const struct word *word, struct buf *out)
{
	struct own_arguments own = {style, leaf->kind == VALUE_MESSAGE ? leaf->args : NULL};

	if (!word) {
		buf_put(out, leaf->text);
		return false;
	}
	return message_write(word->message,
		&(struct message_arguments){style->locale, find_own, write_own, &own}, out);
}

/* True where the member writes digits of a figure that are not shown otherwise. */
static bool is_beyond(const struct value *leaf, struct str member)
{
	bool money = leaf->kind == VALUE_MONEY, figure = leaf->kind == VALUE_NUMBER ||
							 leaf->kind == VALUE_SHARE ||
							 leaf->kind == VALUE_DAYS;

	return (str_starts(member, STR("raw")) && (money || figure)) ||
	       (money && str_starts(member, STR("full")));
}

bool leaf_text(const struct leaf_style *style, const struct value *leaf, struct str member,
	struct buf *out)
{
	bool raw = str_eq(member, STR("raw"));

	if (style->beyond && member.n && is_beyond(leaf, member))
		*style->beyond = true;

	if (leaf->kind == VALUE_MESSAGE)
		return write_word(style, leaf, words_find(style->words, leaf->text), out) &&
		       (raw || !member.n);
	if (leaf->kind == VALUE_TERM && !raw)
		return write_word(style, leaf,
			       words_find_term(style->words, leaf->extra, leaf->text), out) &&
		       !member.n;
	if (leaf->kind == VALUE_LINK && !raw && style->ending.n) {
		leaf_address(style, leaf, out);
		return !member.n;
	}
	return format_leaf(style->locale, leaf, member, out);
}
