/* decode.c - from nodes to records, by the tables of fields. */
#include "read/decode.h"

#include "base/suggest.h"
#include "base/utf8.h"
#include "read/value.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

enum { SUGGESTIONS_MOST = 20000, NAMES_MOST = 64, NAMES_LISTED = 9 };

void decode_error(struct decoder *d, enum diag_code code, struct mark at, const char *format, ...)
{
	va_list args;
	char text[1024];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	d->source->broken = true;
	diag_add(d->diags, code, d->source->path, at, "%s", text);
}

struct str decode_copy(struct decoder *d, struct str text)
{
	struct str *place;

	if (!d->repeated)
		return str_copy(text, d->arena);
	place = &d->repeated[str_hash(text) % REPEATED];
	if (!str_eq(*place, text))
		*place = str_copy(text, d->arena);
	return *place;
}

struct str quoted(struct str text, struct arena *arena)
{
	size_t at = 0, n;

	for (int i = 0; i < 60 && at < text.n; i++) {
		utf8_decode(str_slice(text, at, text.n), &n);
		at += n;
	}
	if (at >= text.n)
		return text;
	return str_printf(arena, "%.*s…", (int)at, text.p);
}

static const char *letter_name(uint32_t c)
{
	static const struct {
		uint32_t from, to;
		const char *name;
	} names[] = {
		{0xA0, 0xA0, ", a no-break space"}, {0xAD, 0xAD, ", a soft hyphen"}, {0x202F, 0x202F, ", a no-break space"},
		{0x200B, 0x200F, ", which cannot be seen"}, {0x2060, 0x2060, ", which cannot be seen"},
		{0x2010, 0x2015, ", a dash"}, {0x370, 0x3FF, ", Greek"}, {0x400, 0x52F, ", Cyrillic"},
		{0x660, 0x669, ", an Arabic digit"}, {0xFF00, 0xFFEF, ", full width"},
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (c >= names[i].from && c <= names[i].to)
			return names[i].name;
	return "";
}

struct str odd_letter(struct str text, struct arena *arena)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		uint32_t c = utf8_decode(str_slice(text, at, at + 4), &n);

		if (c >= 0x80)
			return str_printf(arena, "; it holds '%.*s' (U+%04X%s)", (int)n, text.p + at, c, letter_name(c));
	}
	return STR_NONE;
}

bool is_blank_text(struct str text)
{
	for (size_t at = 0, n; at < text.n; at += n) {
		uint32_t c = utf8_decode(str_slice(text, at, at + 4), &n);

		if (!(c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
			    (c >= 0x2000 && c <= 0x200D) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
			    c == 0x205F || c == 0x2060 || c == 0x3000 || c == 0xFEFF))
			return false;
	}
	return true;
}

struct str decode_suggest(struct decoder *d, struct str word, const struct str *words, size_t n)
{
	if (d->suggestions >= SUGGESTIONS_MOST)
		return STR_NONE;
	d->suggestions++;
	return suggest(word, words, n);
}

static struct str name_list(const struct str *names, size_t n, struct arena *arena)
{
	struct str out = STR_NONE;

	for (size_t i = 0; i < n; i++)
		out = i ? str_printf(arena, "%.*s, %.*s", STR_ARG(out), STR_ARG(names[i])) : names[i];
	return out;
}

struct str decode_unknown_key(struct decoder *d, const struct node *node, struct str what,
	const struct str *names, size_t n)
{
	struct str key = quoted(node->key, d->scratch), odd = odd_letter(node->key, d->scratch);
	struct str meant = decode_suggest(d, node->key, names, n), list = STR_NONE, hint = STR_NONE;

	if (meant.n)
		hint = str_printf(d->scratch, "; did you mean '%.*s'?", STR_ARG(meant));
	if (d->suggestions < SUGGESTIONS_MOST && (!meant.n || n <= NAMES_LISTED || !what.n))
		list = str_printf(d->scratch, "%s known keys: %.*s", meant.n ? "" : ";",
			STR_ARG(name_list(names, n, d->scratch)));
	decode_error(d, DIAG_UNKNOWN_KEY, node->key_at, "%.*s no key '%.*s'%.*s%.*s%.*s",
		STR_ARG(what.n ? what : STR("records have")), STR_ARG(key), STR_ARG(odd), STR_ARG(hint), STR_ARG(list));
	return meant;
}

static unsigned name_hash(struct str name)
{
	if (!name.n)
		return 0;
	return (unsigned)(name.n * 7 + (unsigned char)name.p[0] * 31 + (unsigned char)name.p[name.n - 1] * 17 +
		(unsigned char)name.p[name.n / 2] * 5) % 128;
}

static int field_find(const struct ready_table *ready, struct str name)
{
	unsigned at = name_hash(name);

	while (ready->slots[at]) {
		if (str_eq(ready->table->fields[ready->slots[at] - 1].name, name))
			return ready->slots[at] - 1;
		at = (at + 1) % 128;
	}
	return -1;
}

static const struct ready_table *ready_find(const struct ready_tables *tables, const struct table *table)
{
	const struct ready_table *ready = tables->v;

	while (ready->table != table) /* every table is in the list */
		ready++;
	return ready;
}

/* The value of a field that is left out and has no default of its own. */
static void blank_field(const struct field *field, char *member)
{
	switch (field->type) {
	case FIELD_DAY: *(int32_t *)(void *)member = DAY_NONE; break;
	case FIELD_WHEN: *(struct when *)(void *)member = WHEN_NONE; break;
	case FIELD_MONEY: *(int64_t *)(void *)member = -1; break;
	case FIELD_MAYBE:
	case FIELD_INT: *(int *)(void *)member = -1; break;
	case FIELD_NUMBER: *(double *)(void *)member = (double)NAN; break;
	default: break;
	}
}

static void blank_make(struct ready_tables *tables, struct ready_table *ready, struct arena *arena)
{
	struct source nowhere = {.path = STR("the table of fields")};
	struct diags diags;
	struct decoder d = {.tables = tables, .source = &nowhere, .diags = &diags, .arena = arena, .scratch = arena};

	diags_init(&diags, arena);
	ready->blank = arena_alloc(arena, ready->table->size);
	for (size_t i = 0; i < ready->table->n; i++) {
		const struct field *field = &ready->table->fields[i];
		struct node node = {.kind = NODE_TEXT, .text = str_c(field->standard)};

		blank_field(field, (char *)ready->blank + field->member);
		if (field->standard && strcmp(field->standard, "none") != 0)
			value_read(&d, field, &node, (char *)ready->blank + field->member);
	}
}

struct ready_tables tables_ready(const struct company *company, struct arena *arena)
{
	size_t n;
	const struct table *const *tables = tables_all(&n);
	struct ready_tables out = {NEW_N(arena, struct ready_table, n), n, company, false};

	for (size_t i = 0; i < n; i++) {
		struct ready_table *ready = &out.v[i];

		ready->table = tables[i];
		for (size_t f = 0; f < tables[i]->n; f++) {
			unsigned at = name_hash(tables[i]->fields[f].name);

			while (ready->slots[at])
				at = (at + 1) % 128;
			ready->slots[at] = (uint8_t)(f + 1);
		}
		blank_make(&out, ready, arena);
	}
	for (size_t i = 0; i < n; i++) /* records inside records begin with their own defaults */
		for (size_t f = 0; f < tables[i]->n; f++)
			if (tables[i]->fields[f].type == FIELD_RECORD) {
				const struct ready_table *inner = ready_find(&out, tables[i]->fields[f].table);

				memcpy((char *)out.v[i].blank + tables[i]->fields[f].member, inner->blank,
					inner->table->size);
			}
	return out;
}

void *record_blank(const struct ready_tables *tables, const struct table *table, struct arena *arena)
{
	void *record = arena_alloc(arena, table->size);

	memcpy(record, ready_find(tables, table)->blank, table->size);
	return record;
}

/* What a record is called in a message: account 'acme', or the word alone. */
static struct str title_of(struct decoder *d, const struct table *table, const struct node *node)
{
	for (const struct node *n = node->first; n; n = n->next)
		if (n->kind == NODE_TEXT && n->text.n && str_eq(n->key, STR("id")))
			return str_printf(d->scratch, "%.*s '%.*s' has", STR_ARG(table->name),
				STR_ARG(quoted(n->text, d->scratch)));
	return str_printf(d->scratch, "%.*s has", STR_ARG(table->name));
}

/* What is known while one mapping is read. */
struct filling {
	const struct ready_table *ready;
	const struct node *node;
	struct record *record;
	struct spot spots[64];
	uint64_t excused; /* misspelt: not told again as missing */
};

static void unknown_field(struct decoder *d, struct filling *f, const struct node *node)
{
	const struct table *table = f->ready->table;
	struct str names[NAMES_MOST], meant;
	int field;

	for (size_t i = 0; i < table->n; i++)
		names[i] = table->fields[i].name;
	meant = decode_unknown_key(d, node, title_of(d, table, f->node), names, table->n);
	field = table_find(table, meant);
	if (field >= 0)
		f->excused |= UINT64_C(1) << field;
}

static bool all_texts(struct decoder *d, const struct field *field, const struct node *node)
{
	if (node->kind == NODE_LIST)
		return true;
	if (node->spoilt)
		return false;
	if (node->kind == NODE_TEXT && node->text.n)
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' takes a list; write [%.*s]", STR_ARG(field->name),
			STR_ARG(quoted(node->text, d->scratch)));
	else
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' takes a list, %s", STR_ARG(field->name),
			node->kind == NODE_MAPPING ? "not a mapping" : "but is empty; write [] or leave the key out");
	return false;
}

/* The field that reads one item of a list. */
static struct field item_field(const struct field *list)
{
	struct field item = *list;

	item.type = list->type == FIELD_DAYS ? FIELD_DAY : list->type == FIELD_REFS ? FIELD_REF :
		    list->type == FIELD_KINDS ? FIELD_KIND : FIELD_TEXT;
	return item;
}

static void word_check(struct decoder *d, const struct field *field, const struct node *node)
{
	struct field term = *field;
	int ignored;

	term.type = FIELD_TERM;
	if (node->kind == NODE_TEXT && node->text.n)
		value_read(d, &term, node, &ignored);
}

static void read_list(struct decoder *d, const struct field *field, const struct node *node, void *out)
{
	const struct field item = item_field(field);
	size_t size = field->type == FIELD_DAYS ? sizeof(int32_t) : field->type == FIELD_REFS ? sizeof(struct ref)
											      : sizeof(struct str);
	struct { void *v; size_t n; struct mark *at; } list = {0};
	char *next;

	if (!all_texts(d, field, node))
		return;
	list.v = next = arena_alloc_n(d->arena, node->n, size);
	list.n = node->n;
	if (field->type != FIELD_DAYS)
		list.at = NEW_N(d->arena, struct mark, node->n);
	for (const struct node *n = node->first; n; n = n->next, next += size) {
		if (list.at)
			list.at[(size_t)(next - (char *)list.v) / size] = n->at;
		value_read(d, &item, n, next);
		if (field->type == FIELD_WORDS)
			word_check(d, field, n);
	}
	memcpy(out, &list, field->type == FIELD_DAYS ? offsetof(struct texts, at) : sizeof(struct texts));
}

static bool is_mapping(struct decoder *d, const struct field *field, const struct node *node)
{
	if (node->kind == NODE_MAPPING)
		return true;
	if (!node->spoilt)
		decode_error(d, DIAG_STRUCTURE, node->at, "'%.*s' takes a mapping of keys and values, not %s", STR_ARG(field->name),
			node->kind == NODE_LIST ? "a list" : "a text");
	return false;
}

static void read_records(struct decoder *d, const struct field *field, const struct node *node, void *out)
{
	struct { void *v; size_t n; } list = {0};
	char *next;

	if (!all_texts(d, field, node))
		return;
	list.v = next = arena_alloc_n(d->arena, node->n, field->table->size);
	list.n = node->n;
	for (const struct node *n = node->first; n; n = n->next, next += field->table->size) {
		memcpy(next, ready_find(d->tables, field->table)->blank, field->table->size);
		if (is_mapping(d, field, n))
			decode_record(d, field->table, n, next);
	}
	memcpy(out, &list, sizeof list);
}

static void share_spot(struct decoder *d, struct share *share, struct mark key, struct mark value)
{
	share->record = (struct record){.source = d->source, .at = key};
	share->record.given = 1;
	share->record.spots = NEW(d->arena, struct spot);
	*share->record.spots = (struct spot){key, value, offsetof(struct share, department)};
}

/* {operations: 60%, finance: 40%}: they must add up to the whole. */
static void read_share_map(struct decoder *d, const struct field *field, const struct node *node, struct shares *shares)
{
	struct field percent = {.name = field->name, .type = FIELD_PERCENT, .low = 0, .high = 100};
	struct share *share = NEW_N(d->arena, struct share, node->n);
	double sum = 0;
	bool was_broken = d->source->broken;

	*shares = (struct shares){share, node->n};
	d->source->broken = false;
	for (const struct node *n = node->first; n; n = n->next, share++) {
		share->department.id = decode_copy(d, n->key);
		share_spot(d, share, n->key_at, n->at);
		value_read(d, &percent, n, &share->share);
		sum += share->share;
	}
	if (!d->source->broken && !node->spoilt && fabs(sum - 1) > 1e-9)
		decode_error(d, DIAG_VALUE, node->at, "the shares of '%.*s' add up to %g %%, not to 100 %%", STR_ARG(field->name),
			sum * 100);
	d->source->broken |= was_broken;
}

static void read_shares(struct decoder *d, const struct field *field, const struct node *node, struct shares *shares)
{
	struct field ref = *field;
	struct ref department = {0};

	if (node->kind == NODE_MAPPING) {
		read_share_map(d, field, node, shares);
		return;
	}
	ref.type = FIELD_REF;
	value_read(d, &ref, node, &department);
	if (!department.id.n)
		return;
	*shares = (struct shares){NEW(d->arena, struct share), 1};
	shares->v->department = department;
	shares->v->share = 1;
	share_spot(d, shares->v, node->at, node->at);
}

static void read_field(struct decoder *d, const struct field *field, const struct node *node, void *member)
{
	switch (field->type) {
	case FIELD_TEXTS:
	case FIELD_WORDS:
	case FIELD_KINDS:
	case FIELD_DAYS:
	case FIELD_REFS: read_list(d, field, node, member); break;
	case FIELD_RECORDS: read_records(d, field, node, member); break;
	case FIELD_RECORD:
		if (is_mapping(d, field, node))
			decode_record(d, field->table, node, member);
		break;
	case FIELD_SHARES: read_shares(d, field, node, member); break;
	default: value_read(d, field, node, member); break;
	}
}

static void keep_spots(struct decoder *d, struct filling *f)
{
	size_t n = (size_t)__builtin_popcountll(f->record->given), next = 0;

	f->record->spots = NEW_N(d->arena, struct spot, n);
	for (size_t i = 0; i < f->ready->table->n; i++)
		if (f->record->given >> i & 1)
			f->record->spots[next++] = f->spots[i];
}

/* The account of the document stands for one that isn't given; one that is given must be the same. */
static void inherit(struct decoder *d, struct filling *f, size_t i)
{
	const struct field *field = &f->ready->table->fields[i];
	struct ref *account = (struct ref *)(void *)((char *)f->record + field->member);
	int to = table_find(f->ready->table, STR("to"));

	if (!d->of)
		return;
	if (f->record->given >> i & 1) {
		if (account->id.n && d->of->id.n && !str_eq(account->id, d->of->id))
			decode_error(d, DIAG_CONFLICT, f->spots[i].value,
				"this document is about the account '%.*s', and this record names '%.*s'",
				STR_ARG(quoted(d->of->id, d->scratch)), STR_ARG(quoted(account->id, d->scratch)));
	} else if (to < 0 || !(f->record->given >> to & 1)) {
		account->id = d->of->id;
		f->excused |= UINT64_C(1) << i;
	}
}

static void missing_one_of(struct decoder *d, struct filling *f)
{
	const struct table *table = f->ready->table;
	struct str names = STR_NONE;

	for (size_t i = 0; i < table->n; i++) {
		if (!(table->fields[i].flags & FIELD_ONE_OF))
			continue;
		if ((f->record->given | f->excused) >> i & 1)
			return;
		names = names.n ? str_printf(d->scratch, "%.*s or '%.*s'", STR_ARG(names), STR_ARG(table->fields[i].name))
				: str_printf(d->scratch, "'%.*s'", STR_ARG(table->fields[i].name));
	}
	if (names.n)
		decode_error(d, DIAG_MISSING_KEY, f->record->at, "%.*s no %.*s", STR_ARG(title_of(d, table, f->node)),
			STR_ARG(names));
}

static void find_missing(struct decoder *d, struct filling *f)
{
	const struct table *table = f->ready->table;

	for (size_t i = 0; i < table->n; i++)
		if (table->fields[i].flags & FIELD_INHERITED)
			inherit(d, f, i);
	if (f->node->spoilt)
		return;
	for (size_t i = 0; i < table->n; i++) {
		if ((f->record->given | f->excused) >> i & 1)
			continue;
		if (table->fields[i].flags & FIELD_REQUIRED)
			decode_error(d, DIAG_MISSING_KEY, f->record->at, "%.*s no '%.*s'", STR_ARG(title_of(d, table, f->node)),
				STR_ARG(table->fields[i].name));
		if (table->fields[i].flags & FIELD_OWNER)
			VEC_PUSH(&d->ownerless, (struct account *)(void *)f->record, d->arena);
	}
	missing_one_of(d, f);
}

void decode_record(struct decoder *d, const struct table *table, const struct node *node, void *record)
{
	struct filling f;

	f.ready = ready_find(d->tables, table);
	f.node = node;
	f.record = record;
	f.excused = 0;
	f.record->source = d->source;
	f.record->at = node->first ? node->first->key_at : node->at;
	for (const struct node *n = node->first; n; n = n->next) {
		int i = field_find(f.ready, n->key);

		if (i < 0) {
			unknown_field(d, &f, n);
			continue;
		}
		f.record->given |= UINT64_C(1) << i;
		f.spots[i] = (struct spot){n->key_at, n->at, table->fields[i].member};
		read_field(d, &table->fields[i], n, (char *)record + table->fields[i].member);
	}
	find_missing(d, &f);
	keep_spots(d, &f);
}
