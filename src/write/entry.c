/* entry.c - a record in the making: its kind, and what was given for its fields. */
#include "write/entry.h"

#include "write/quote.h"

#include <string.h>

const struct table *entry_table(const struct entry *entry)
{
	return record_lists[entry->kind].table;
}

struct str entry_list(const struct entry *entry)
{
	return record_lists[entry->kind].key;
}

struct str entry_value(const struct entry *entry, struct str name)
{
	for (size_t i = 0; i < entry->given.n; i++)
		if (str_eq(entry->given.v[i].name, name))
			return entry->given.v[i].value;
	return STR_NONE;
}

const struct field *entry_field(const struct table *table, struct str name)
{
	ptrdiff_t point = str_find(name, STR("."));
	int i = table_find(table, point < 0 ? name : str_slice(name, 0, (size_t)point));

	if (i < 0 || (point >= 0) != (table->fields[i].table != NULL))
		return NULL;
	if (point < 0)
		return &table->fields[i];
	return entry_field(table->fields[i].table, str_slice(name, (size_t)point + 1, name.n));
}

bool field_is_list(const struct field *field)
{
	return field->type == FIELD_TEXTS || field->type == FIELD_WORDS ||
	       field->type == FIELD_KINDS || field->type == FIELD_DAYS || field->type == FIELD_REFS;
}

/* Texts may look like anything; what else a field takes is no text. */
static unsigned manner_of(const struct field *field, bool flow)
{
	bool text = field->type == FIELD_TEXT || field->type == FIELD_TEXTS ||
		    field->type == FIELD_MARKDOWN;

	return (text ? 0u : (unsigned)QUOTE_TYPED) | (flow ? (unsigned)QUOTE_FLOW : 0u);
}

/* {operations: 60%, finance: 40%} of "operations:60%,finance:40%". */
static void put_shares(struct str value, struct buf *out)
{
	struct str part;
	bool first = true;

	buf_char(out, '{');
	while (str_split(&value, ',', &part)) {
		ptrdiff_t colon = str_find(part, STR(":"));
		size_t at = colon < 0 ? part.n : (size_t)colon;

		buf_put(out, first ? STR("") : STR(", "));
		quote_text(out, str_trim(str_slice(part, 0, at)), QUOTE_FLOW | QUOTE_TYPED);
		buf_put(out, STR(": "));
		quote_text(
			out, str_trim(str_slice(part, at + 1, part.n)), QUOTE_FLOW | QUOTE_TYPED);
		first = false;
	}
	buf_char(out, '}');
}

/* All that was given for a list's field: texts one by one, words also with commas between. */
static void put_list(const struct entry *entry, const struct field *field, struct buf *out)
{
	bool first = true;

	buf_char(out, '[');
	for (size_t i = 0; i < entry->given.n; i++) {
		struct str rest = entry->given.v[i].value, part;

		if (!str_eq(entry->given.v[i].name, field->name))
			continue;
		while (field->type == FIELD_TEXTS ? (part = rest).n > 0
						  : str_split(&rest, ',', &part)) {
			buf_put(out, first ? STR("") : STR(", "));
			quote_text(out, str_trim(part), manner_of(field, true));
			first = false;
			if (field->type == FIELD_TEXTS)
				break;
		}
	}
	buf_char(out, ']');
}

static void put_value(
	const struct field *field, struct str value, const struct layout *layout, struct buf *out)
{
	bool several = str_find(value, STR(":")) >= 0 || str_find(value, STR(",")) >= 0;

	if (field->type == FIELD_SHARES && several)
		put_shares(value, out);
	else if (!layout->flow && quote_fits_block(value))
		quote_block(out, value, layout->key + 2, layout->eol);
	else
		quote_text(out, value, manner_of(field, layout->flow));
}

/* The mapping of a field such as concession; false if nothing of it was given. */
static bool put_inner(const struct entry *entry, const struct field *field, struct buf *out)
{
	const struct layout flow = {.flow = true};
	bool any = false;

	for (size_t i = 0; i < field->table->n; i++) {
		const struct field *inner = &field->table->fields[i];

		for (size_t g = 0; g < entry->given.n; g++) {
			struct str name = entry->given.v[g].name;

			if (name.n != field->name.n + 1 + inner->name.n ||
				!str_starts(name, field->name) || !str_ends(name, inner->name))
				continue;
			buf_put(out, any ? STR(", ") : STR("{"));
			buf_put(out, inner->name);
			buf_put(out, STR(": "));
			put_value(inner, entry->given.v[g].value, &flow, out);
			any = true;
		}
	}
	if (any)
		buf_char(out, '}');
	return any;
}

/* One key and its value; nothing if none was given. */
static void put_field(const struct entry *entry, const struct field *field,
	const struct layout *layout, struct buf *out)
{
	buf_put(out, field->name);
	buf_put(out, STR(": "));
	if (field_is_list(field)) {
		put_list(entry, field, out);
	} else if (field->table) {
		buf_put(out, field->type == FIELD_RECORDS ? STR("[") : STR(""));
		put_inner(entry, field, out);
		buf_put(out, field->type == FIELD_RECORDS ? STR("]") : STR(""));
	} else {
		put_value(field, entry_value(entry, field->name), layout, out);
	}
}

/* True if something was given for the field or for the mapping in it. */
static bool is_given(const struct entry *entry, const struct field *field)
{
	for (size_t i = 0; i < entry->given.n; i++) {
		struct str name = entry->given.v[i].name;

		if (str_eq(name, field->name) || (field->table && str_starts(name, field->name) &&
							 name.p[field->name.n] == '.'))
			return true;
	}
	return false;
}

void entry_write(const struct entry *entry, const struct layout *layout, struct buf *out)
{
	const struct table *table = entry_table(entry);
	bool first = true;

	buf_put(out, layout->flow ? STR("{") : STR(""));
	for (size_t i = 0; i < table->n; i++) {
		if (!is_given(entry, &table->fields[i]))
			continue;
		if (!first && layout->flow)
			buf_put(out, STR(", "));
		if (!first && !layout->flow) {
			buf_put(out, layout->eol);
			buf_fill(out, ' ', layout->key);
		}
		put_field(entry, &table->fields[i], layout, out);
		first = false;
	}
	buf_put(out, layout->flow ? STR("}") : STR(""));
}

void entry_item(const struct entry *entry, const struct layout *layout, struct buf *out)
{
	buf_fill(out, ' ', layout->dash);
	buf_char(out, '-');
	buf_fill(out, ' ', layout->key - layout->dash - 1);
	entry_write(entry, layout, out);
	buf_put(out, layout->eol);
}
