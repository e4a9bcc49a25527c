/* compound.c - values that are lists, mappings of shares, or records inside a record. */
#include "read/compound.h"

#include "read/tell.h"
#include "read/value.h"

#include <math.h>
#include <string.h>

static bool all_texts(struct decoder *d, const struct field *field, const struct node *node)
{
	if (node->kind == NODE_LIST)
		return true;
	if (node->spoilt)
		return false;
	if (node->kind == NODE_TEXT && node->text.n)
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' takes a list; write [%.*s]",
			STR_ARG(field->name), STR_ARG(quoted(node->text, d->scratch)));
	else
		decode_error(d, DIAG_TYPE, node->at, "'%.*s' takes a list, %s",
			STR_ARG(field->name),
			node->kind == NODE_MAPPING ? "not a mapping"
						   : "but is empty; write [] or leave the key out");
	return false;
}

/* The field that reads one item of a list. */
static struct field item_field(const struct field *list)
{
	struct field item = *list;

	item.type = list->type == FIELD_DAYS    ? FIELD_DAY
		    : list->type == FIELD_REFS  ? FIELD_REF
		    : list->type == FIELD_KINDS ? FIELD_KIND
						: FIELD_TEXT;
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

void values_read(struct decoder *d, const struct field *field, const struct node *node, void *out)
{
	const struct field item = item_field(field);
	size_t size = field->type == FIELD_DAYS   ? sizeof(int32_t)
		      : field->type == FIELD_REFS ? sizeof(struct ref)
						  : sizeof(struct str);
	struct {
		void *v;
		size_t n;
		struct mark *at;
	} list = {0};
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
	memcpy(out, &list,
		field->type == FIELD_DAYS ? offsetof(struct texts, at) : sizeof(struct texts));
}

bool is_mapping(struct decoder *d, const struct field *field, const struct node *node)
{
	if (node->kind == NODE_MAPPING)
		return true;
	if (!node->spoilt)
		decode_error(d, DIAG_STRUCTURE, node->at,
			"'%.*s' takes a mapping of keys and values, not %s", STR_ARG(field->name),
			node->kind == NODE_LIST ? "a list" : "a text");
	return false;
}

void inner_records_read(
	struct decoder *d, const struct field *field, const struct node *node, void *out)
{
	struct {
		void *v;
		size_t n;
	} list = {0};
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
static void read_share_map(struct decoder *d, const struct field *field, const struct node *node,
	struct shares *shares)
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
		decode_error(d, DIAG_VALUE, node->at,
			"the shares of '%.*s' add up to %g %%, not to 100 %%", STR_ARG(field->name),
			sum * 100);
	d->source->broken |= was_broken;
}

void shares_read(struct decoder *d, const struct field *field, const struct node *node,
	struct shares *shares)
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
