/* refs.c - the references of a record, found by its table. */
#include "read/link.h"

#include <string.h>

/* Whom to call, and with what. */
struct visiting {
	visit_ref *visit;
	void *context;
};

static void visit_shares(
	const struct visiting *v, const struct field *field, const struct shares *shares)
{
	for (size_t i = 0; i < shares->n; i++) {
		struct share *share = &shares->v[i];

		v->visit(v->context, field, &share->department,
			(struct blame){share->record.source, share->record.at});
	}
}

static void visit_list(const struct visiting *v, const struct field *field, const struct refs *refs,
	struct source *source)
{
	for (size_t i = 0; i < refs->n; i++)
		if (refs->v[i].id.n)
			v->visit(v->context, field, &refs->v[i],
				(struct blame){source, refs->at[i]});
}

static void visit_inner(const struct visiting *v, const struct field *field, void *member)
{
	struct {
		char *v;
		size_t n;
	} list = {member, 1};

	if (field->type == FIELD_RECORDS)
		memcpy(&list, member, sizeof list);
	for (size_t i = 0; i < list.n; i++)
		refs_visit(field->table, list.v + i * field->table->size, v->visit, v->context);
}

void refs_visit(const struct table *table, void *record, visit_ref *visit, void *context)
{
	const struct visiting v = {visit, context};
	struct record *head = record;

	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->fields[i];
		void *member = (char *)record + field->member;

		if (!(head->given >> i & 1) && !(field->flags & FIELD_INHERITED))
			continue;
		if (field->type == FIELD_REF && ((struct ref *)member)->id.n)
			visit(context, field, member,
				(struct blame){head->source, record_value_at(head, member)});
		else if (field->type == FIELD_REFS)
			visit_list(&v, field, member, head->source);
		else if (field->type == FIELD_SHARES)
			visit_shares(&v, field, member);
		else if (field->type == FIELD_RECORD || field->type == FIELD_RECORDS)
			visit_inner(&v, field, member);
	}
}
