/* json.c - a page's tree for programs. */
#include "render/json.h"

#include "render/escape.h"
#include "render/format.h"

struct writer {
	const struct leaf_style *style;
	struct buf *out;
	struct buf text; /* a string before it is escaped */
	size_t depth;
};

static void write_value(struct writer *w, const struct value *value);

static void write_string(struct writer *w, struct str text)
{
	buf_char(w->out, '"');
	escape_json(text, w->out);
	buf_char(w->out, '"');
}

/* Keys are words of the program: they need no escape. */
static void write_key(struct writer *w, struct key key)
{
	buf_char(w->out, '"');
	buf_put(w->out, key_text(key));
	buf_put(w->out, STR("\": "));
}

static void begin_item(struct writer *w, bool first)
{
	buf_put(w->out, first ? STR("\n") : STR(",\n"));
	buf_fill(w->out, ' ', w->depth);
}

static bool is_drawn(const struct value *value)
{
	return value->kind == VALUE_MAP && value->drawn;
}

static void write_container(struct writer *w, const struct value *value)
{
	bool map = value->kind == VALUE_MAP, first = true;

	buf_char(w->out, map ? '{' : '[');
	w->depth++;
	for (size_t i = 0; i < value->items.n; i++) {
		if (is_drawn(value->items.v[i]))
			continue;
		begin_item(w, first);
		first = false;
		if (map) {
			write_key(w, value->keys[i]);
		}
		write_value(w, value->items.v[i]);
	}
	w->depth--;
	if (!first) {
		buf_char(w->out, '\n');
		buf_fill(w->out, ' ', w->depth);
	}
	buf_char(w->out, map ? '}' : ']');
}

static void write_text(struct writer *w, const struct value *leaf)
{
	buf_clear(&w->text);
	leaf_text(w->style, leaf, STR("raw"), &w->text);
	write_string(w, buf_str(&w->text));
}

/* A day and the like: digits and marks that need no escape. */
static void write_day(struct writer *w, const struct value *leaf)
{
	buf_char(w->out, '"');
	format_raw(leaf, w->out);
	buf_char(w->out, '"');
}

static void write_value(struct writer *w, const struct value *value)
{
	switch (value->kind) {
	case VALUE_NONE: buf_put(w->out, STR("null")); break;
	case VALUE_LIST:
	case VALUE_MAP: write_container(w, value); break;
	case VALUE_BOOL:
	case VALUE_COUNT:
	case VALUE_MONEY:
	case VALUE_NUMBER:
	case VALUE_SHARE:
	case VALUE_DAYS:
	case VALUE_COORD: format_raw(value, w->out); break;
	case VALUE_TEXT:
	case VALUE_TERM:
	case VALUE_PATH:
	case VALUE_MARKDOWN: write_string(w, value->text); break;
	case VALUE_DATE:
	case VALUE_MONTH:
	case VALUE_QUARTER:
	case VALUE_MOMENT: write_day(w, value); break;
	case VALUE_LINK:
	case VALUE_MESSAGE: write_text(w, value); break;
	}
}

void json_write(const struct leaf_style *style, const struct value *tree, struct buf *out)
{
	struct leaf_style paths = *style;
	struct writer w = {.style = &paths, .out = out};

	paths.ending = STR_NONE;
	write_value(&w, tree);
	buf_char(out, '\n');
	buf_free(&w.text);
}
