/* link.c - from ids to the records they name. */
#include "read/link.h"

#include "base/suggest.h"
#include "read/tell.h"

#include <string.h>

/* How much looking for what was meant may cost: names compared, bytes searched. */
enum { NAMES_COMPARED_MOST = 10000000, BYTES_SEARCHED_MOST = 2000000000 };

static void tell(struct linking *l, enum diag_code code, struct blame blame, struct str text)
{
	blame.source->broken = true;
	diag_add(l->diags, code, blame.source->path, blame.at, "%.*s", STR_ARG(text));
}

static const struct record_list *list_of(enum ref_kind kind)
{
	const struct record_list *list = record_lists;

	while (list->ref != kind) /* every kind but REF_NONE has one */
		list++;
	return list;
}

static struct map *ids_of(struct book *book, enum ref_kind kind)
{
	return (struct map *)(void *)((char *)book + list_of(kind)->ids);
}

static struct str *id_of(const struct record_list *list, void *record)
{
	return (struct str *)(void *)((char *)record + list->id);
}

static struct mark id_at(const struct record_list *list, void *record)
{
	return record_value_at(record, id_of(list, record));
}

/* Where the first of two records of one id stands. */
static struct str place_of(struct linking *l, const struct record_list *list, void *record)
{
	const struct record *head = record;

	if (!head->source)
		return STR("is built in");
	return str_printf(l->arena, "stands in %.*s:%u already", STR_ARG(head->source->path),
		id_at(list, record).line);
}

static void duplicate(
	struct linking *l, const struct record_list *list, void *later, struct str first)
{
	struct str id = quoted(*id_of(list, later), l->arena);

	tell(l, DIAG_DUPLICATE_ID,
		(struct blame){((struct record *)later)->source, id_at(list, later)},
		str_printf(l->arena, "the %.*s '%.*s' %.*s", STR_ARG(list->table->name),
			STR_ARG(id), STR_ARG(first)));
}

static void register_id(struct linking *l, const struct record_list *list, void *record)
{
	struct str id;
	void *first;

	if (list->ref == REF_NONE)
		return;
	id = *id_of(list, record);
	if (!id.n)
		return;
	first = map_add(ids_of(l->book, list->ref), id, record, l->arena);
	if (first)
		duplicate(l, list, record, place_of(l, list, first));
}

/* A promise may be given by a person or by a department: no id may be both. */
static void person_or_department(struct linking *l, const struct entry *entry)
{
	bool person = entry->kind == RECORD_PERSON;
	const struct record_list *other = list_of(person ? REF_DEPARTMENT : REF_PERSON),
				 *list = &record_lists[entry->kind];
	struct str id = *id_of(list, entry->record);
	void *same = id.n ? map_get(ids_of(l->book, other->ref), id) : NULL;
	struct record *mine = entry->record, *first = same;

	if (!same || (first->source && (first->source->index > mine->source->index ||
					       (first->source == mine->source &&
						       first->at.line > mine->at.line))))
		return;
	duplicate(l, list, entry->record,
		str_printf(l->arena, "%s as a %.*s", place_of(l, other, same).p,
			STR_ARG(other->table->name)));
}

static bool departments_given(const struct linking *l)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t e = 0; e < l->files[i].entries.n; e++)
			if (l->files[i].entries.v[e].kind == RECORD_DEPARTMENT)
				return true;
	return false;
}

static void register_all(struct linking *l)
{
	if (!departments_given(l))
		departments_built_in(l->book, l->arena);
	for (size_t i = 0; i < l->n; i++)
		for (size_t e = 0; e < l->files[i].entries.n; e++)
			register_id(l, &record_lists[l->files[i].entries.v[e].kind],
				l->files[i].entries.v[e].record);
	for (size_t i = 0; i < l->n; i++)
		for (size_t e = 0; e < l->files[i].entries.n; e++)
			if (l->files[i].entries.v[e].kind <= RECORD_PERSON)
				person_or_department(l, &l->files[i].entries.v[e]);
}

static bool is_id_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}

/* True if the text ends in `id: "`, with or without the quotes and blanks. */
static bool ends_in_id_key(struct str text)
{
	while (text.n && strchr(" \t\"'", text.p[text.n - 1]))
		text.n--;
	if (!text.n || text.p[text.n - 1] != ':')
		return false;
	text.n--;
	while (text.n && strchr(" \t\"'", text.p[text.n - 1]))
		text.n--;
	return str_ends(text, STR("id")) && (text.n == 2 || !is_id_letter(text.p[text.n - 3]));
}

/* True if the bytes of a broken file look as if they gave a record this id. */
static bool defines_id(struct str bytes, struct str id)
{
	for (size_t from = 0; from < bytes.n;) {
		ptrdiff_t at = str_find(str_slice(bytes, from, bytes.n), id);
		size_t end;

		if (at < 0)
			return false;
		end = from + (size_t)at + id.n;
		if ((end == bytes.n || !is_id_letter(bytes.p[end])) &&
			ends_in_id_key(str_slice(bytes, 0, end - id.n)))
			return true;
		from = end;
	}
	return false;
}

/* An id may be that of a record which a broken file holds: then nobody is blamed for naming it. */
static bool may_be_broken(struct linking *l, struct str id)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct file *file = &l->files[i];

		l->bytes_searched += file->bytes.n;
		if (file->unknowable ||
			(file->bytes.n && (l->bytes_searched > BYTES_SEARCHED_MOST ||
						  defines_id(file->bytes, id))))
			return true;
	}
	return false;
}

/* The ids that a reference may have: gathered once for each set of kinds. */
static const struct ref_names *names_of(struct linking *l, unsigned refers)
{
	struct ref_names *names = l->names;
	size_t n = 0;

	while (names->refers && names->refers != refers)
		names++;
	if (names->refers)
		return names;
	for (unsigned kind = REF_ACCOUNT; kind <= REF_STANDARD; kind++)
		n += refers >> kind & 1 ? ids_of(l->book, (enum ref_kind)kind)->n : 0;
	names->refers = refers;
	names->v = NEW_N(l->arena, struct str, n);
	for (unsigned kind = REF_ACCOUNT; kind <= REF_STANDARD; kind++) {
		const struct map *ids = ids_of(l->book, (enum ref_kind)kind);

		for (size_t i = 0; refers >> kind & 1 && i < ids->cap; i++)
			if (ids->slots[i].key.p)
				names->v[names->n++] = ids->slots[i].key;
	}
	return names;
}

/* The id of the person, department or account whose name was written in its place. */
static struct str id_of_name(struct linking *l, struct str name, unsigned refers)
{
	static const size_t name_member[] = {
		[REF_ACCOUNT] = offsetof(struct account, name),
		[REF_PERSON] = offsetof(struct person, name),
		[REF_DEPARTMENT] = offsetof(struct department, name),
	};

	for (unsigned kind = REF_ACCOUNT; kind <= REF_DEPARTMENT; kind++) {
		const struct map *ids = ids_of(l->book, (enum ref_kind)kind);

		for (size_t i = 0; refers >> kind & 1 && i < ids->cap; i++)
			if (ids->slots[i].key.p &&
				str_eq(*(struct str *)(void *)((char *)ids->slots[i].value +
							       name_member[kind]),
					name))
				return ids->slots[i].key;
	}
	return STR_NONE;
}

static struct str meant_by(struct linking *l, struct str id, unsigned refers)
{
	const struct ref_names *names = names_of(l, refers);
	struct str meant;

	if (l->names_compared + names->n > NAMES_COMPARED_MOST)
		return STR_NONE;
	l->names_compared += names->n;
	meant = id_of_name(l, id, refers);
	return meant.n ? meant : suggest(id, names->v, names->n);
}

/* What else has that id: "a person". */
static struct str other_kind(struct linking *l, struct str id)
{
	for (unsigned kind = REF_ACCOUNT; kind <= REF_STANDARD; kind++)
		if (map_get(ids_of(l->book, (enum ref_kind)kind), id))
			return ref_word((enum ref_kind)kind);
	return STR_NONE;
}

static struct str with_article(struct str word, struct arena *arena)
{
	bool vowel = word.n && (word.p[0] == 'a' || word.p[0] == 'i');

	return str_printf(arena, "%s %.*s", vowel ? "an" : "a", STR_ARG(word));
}

static void dangling(struct linking *l, struct ref *ref, unsigned refers, struct blame blame)
{
	struct str id = quoted(ref->id, l->arena), wanted = refers_words(refers, l->arena), text;
	struct str other = other_kind(l, ref->id), meant = STR_NONE;

	if (other.n)
		text = str_printf(l->arena, "'%.*s' is %.*s, not %.*s", STR_ARG(id),
			STR_ARG(with_article(other, l->arena)),
			STR_ARG(with_article(wanted, l->arena)));
	else
		text = str_printf(
			l->arena, "there is no %.*s '%.*s'", STR_ARG(wanted), STR_ARG(id));
	if (!other.n)
		meant = meant_by(l, ref->id, refers);
	if (meant.n)
		text = str_printf(
			l->arena, "%.*s; did you mean '%.*s'?", STR_ARG(text), STR_ARG(meant));
	else if (refers & REFERS(DEPARTMENT) && is_built_in_department(ref->id))
		text = str_printf(l->arena,
			"%.*s; the built-in departments are gone where 'departments' are given",
			STR_ARG(text));
	tell(l, DIAG_REFERENCE, blame, text);
}

bool link_ref(struct linking *l, struct ref *ref, unsigned refers, struct blame blame)
{
	for (unsigned kind = REF_ACCOUNT; kind <= REF_STANDARD; kind++) {
		if (!(refers >> kind & 1))
			continue;
		ref->any = map_get(ids_of(l->book, (enum ref_kind)kind), ref->id);
		if (ref->any) {
			ref->kind = (enum ref_kind)kind;
			return true;
		}
	}
	if (may_be_broken(l, ref->id))
		return true;
	dangling(l, ref, refers, blame);
	return false;
}

static void link_visit(
	void *context, const struct field *field, struct ref *ref, struct blame blame)
{
	if (!(field->flags & FIELD_CLIENT && str_eq(ref->id, STR("client"))))
		link_ref(context, ref, field->refers, blame);
}

/* After the last error: what leads to a record of a broken file leads nowhere. */
static void unlink_visit(
	void *context, const struct field *field, struct ref *ref, struct blame blame)
{
	const struct record *target = ref->kind ? ref->any : NULL;

	(void)context, (void)field, (void)blame;
	if (target && target->source && target->source->broken) {
		ref->kind = REF_NONE;
		ref->any = NULL;
	}
}

static void visit_entries(struct linking *l, visit_ref *visit)
{
	for (size_t i = 0; i < l->n; i++)
		for (size_t e = 0; e < l->files[i].entries.n; e++) {
			const struct entry *entry = &l->files[i].entries.v[e];

			refs_visit(record_lists[entry->kind].table, entry->record, visit, l);
		}
	refs_visit(&company_table, &l->book->company, visit, l);
}

/* Where the company names its people, every account has an owner. */
static void owners_required(struct linking *l)
{
	if (!l->book->person_ids.n)
		return;
	for (size_t i = 0; i < l->n; i++)
		for (size_t a = 0; a < l->files[i].ownerless.n; a++) {
			struct account *account = l->files[i].ownerless.v[a];

			tell(l, DIAG_MISSING_KEY,
				(struct blame){&l->files[i].source, account->record.at},
				str_printf(l->arena, "account '%.*s' has no 'owner'",
					STR_ARG(quoted(account->id, l->arena))));
		}
}

/* Kinds of the company's own and gates have ids among themselves; a built-in kind keeps its word.
 */
static void company_ids(struct linking *l)
{
	struct company *company = &l->book->company;
	struct map kinds = {0}, gates = {0};

	for (size_t i = 0; i < company->kinds.n; i++) {
		struct own_kind *kind = &company->kinds.v[i];
		bool built_in = terms_find(&incident_kind_terms, kind->id) >= 0;

		if (kind->id.n && (map_add(&kinds, kind->id, kind, l->arena) || built_in))
			tell(l, DIAG_DUPLICATE_ID,
				(struct blame){company->record.source,
					record_value_at(&kind->record, &kind->id)},
				str_printf(l->arena, "the kind '%.*s' %s",
					STR_ARG(quoted(kind->id, l->arena)),
					built_in ? "is built in" : "is given twice"));
	}
	for (size_t i = 0; i < company->gates.n; i++) {
		struct gate *gate = &company->gates.v[i];

		if (gate->id.n && map_add(&gates, gate->id, gate, l->arena))
			tell(l, DIAG_DUPLICATE_ID,
				(struct blame){company->record.source,
					record_value_at(&gate->record, &gate->id)},
				str_printf(l->arena, "the gate '%.*s' is given twice",
					STR_ARG(quoted(gate->id, l->arena))));
	}
}

static bool any_broken(const struct linking *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->files[i].source.broken)
			return true;
	return false;
}

void link_book(struct linking *l)
{
	register_all(l);
	company_ids(l);
	visit_entries(l, link_visit);
	owners_required(l);
	l->any_broken = any_broken(l);
	stories_link(l);
	l->any_broken = any_broken(l);
	if (l->any_broken)
		visit_entries(l, unlink_visit);
	lists_fill(l);
}
