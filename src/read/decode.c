/* decode.c - from nodes to records, by the tables of fields. */
#include "read/decode.h"

#include "read/compound.h"
#include "read/tell.h"
#include "read/value.h"

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
	struct str names[64], meant;
	int field;

	for (size_t i = 0; i < table->n; i++)
		names[i] = table->fields[i].name;
	meant = decode_unknown_key(d, node, title_of(d, table, f->node), names, table->n);
	field = table_find(table, meant);
	if (field >= 0)
		f->excused |= UINT64_C(1) << field;
}

static void read_field(
	struct decoder *d, const struct field *field, const struct node *node, void *member)
{
	switch (field->type) {
	case FIELD_TEXTS:
	case FIELD_WORDS:
	case FIELD_KINDS:
	case FIELD_DAYS:
	case FIELD_REFS: values_read(d, field, node, member); break;
	case FIELD_RECORDS: inner_records_read(d, field, node, member); break;
	case FIELD_RECORD:
		if (is_mapping(d, field, node))
			decode_record(d, field->table, node, member);
		break;
	case FIELD_SHARES: shares_read(d, field, node, member); break;
	case FIELD_NODE: *(const struct node **)member = node; break;
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

/* The account of the document stands for one that isn't given; one that is given must be the same.
 */
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
				"this document is about the account '%.*s', and this record names "
				"'%.*s'",
				STR_ARG(quoted(d->of->id, d->scratch)),
				STR_ARG(quoted(account->id, d->scratch)));
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
		names = names.n ? str_printf(d->scratch, "%.*s or '%.*s'", STR_ARG(names),
					  STR_ARG(table->fields[i].name))
				: str_printf(d->scratch, "'%.*s'", STR_ARG(table->fields[i].name));
	}
	if (names.n)
		decode_error(d, DIAG_MISSING_KEY, f->record->at, "%.*s no %.*s",
			STR_ARG(title_of(d, table, f->node)), STR_ARG(names));
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
			decode_error(d, DIAG_MISSING_KEY, f->record->at, "%.*s no '%.*s'",
				STR_ARG(title_of(d, table, f->node)),
				STR_ARG(table->fields[i].name));
		if (table->fields[i].flags & FIELD_OWNER)
			VEC_PUSH(&d->ownerless, (struct account *)(void *)f->record, d->arena);
	}
	missing_one_of(d, f);
}

void decode_record(
	struct decoder *d, const struct table *table, const struct node *node, void *record)
{
	struct filling f;

	f.ready = ready_find(d->tables, table);
	f.node = node;
	f.record = record;
	f.excused = 0;
	f.record->source = d->source;
	f.record->at = node->first ? node->first->key_at : node->at;
	for (const struct node *n = node->first; n; n = n->next) {
		int i = ready_field(f.ready, n->key);

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
