/* refs.c - the references of a record, found by its table. */
#include "read/link.h"

static void visit_shares(const struct field *field, struct shares *shares, visit_ref *visit, void *context)
{
	for (size_t i = 0; i < shares->n; i++)
		visit(context, field, &shares->v[i].department, shares->v[i].record.at, shares->v[i].record.source);
}

static void visit_list(const struct field *field, struct refs *refs, visit_ref *visit, void *context, struct source *source)
{
	for (size_t i = 0; i < refs->n; i++)
		if (refs->v[i].id.n)
			visit(context, field, &refs->v[i], refs->at[i], source);
}

static void visit_inner(const struct field *field, void *member, visit_ref *visit, void *context)
{
	struct { char *v; size_t n; } list = {member, 1};

	if (field->type == FIELD_RECORDS)
		memcpy(&list, member, sizeof list);
	for (size_t i = 0; i < list.n; i++)
		refs_visit(field->table, list.v + i * field->table->size, visit, context);
}

void refs_visit(const struct table *table, void *record, visit_ref *visit, void *context)
{
	struct record *head = record;

	for (size_t i = 0; i < table->n; i++) {
		const struct field *field = &table->fields[i];
		void *member = (char *)record + field->member;

		if (!(head->given >> i & 1) && !(field->flags & FIELD_INHERITED))
			continue;
		if (field->type == FIELD_REF && ((struct ref *)member)->id.n)
			visit(context, field, member, record_value_at(head, member), head->source);
		else if (field->type == FIELD_REFS)
			visit_list(field, member, visit, context, head->source);
		else if (field->type == FIELD_SHARES)
			visit_shares(field, member, visit, context);
		else if (field->type == FIELD_RECORD || field->type == FIELD_RECORDS)
			visit_inner(field, member, visit, context);
	}
}
