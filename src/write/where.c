/* where.c - which file a new record belongs to, and what it is called. */
#include "write/where.h"

#include "write/slug.h"

/* A list of records of any kind. */
struct any_list {
	void *const *v;
	size_t n;
};

static const struct any_list *list_of(const struct book *book, enum record_kind kind)
{
	return (const struct any_list *)(const void *)((const char *)book +
						       record_lists[kind].list);
}

static int account_field(enum record_kind kind)
{
	return table_find(record_lists[kind].table, STR("account"));
}

/* True of a record that says itself whose it is, or that nobody's is, as the new one will. */
static bool is_alike(enum record_kind kind, const void *record, bool of_account)
{
	int field = account_field(kind);
	const struct record *head = record;
	const struct ref *ref;

	if (field < 0)
		return true;
	ref = (const struct ref *)(const void *)((const char *)record +
						 record_lists[kind].table->fields[field].member);
	return of_account ? head->given >> field & 1 : !ref->id.n;
}

bool where_fits(struct str path)
{
	struct str rest = path, part;

	if (!str_ends(path, STR(".yaml")) && !str_ends(path, STR(".yml")))
		return false;
	while (str_split(&rest, '/', &part))
		if (!part.n || part.p[0] == '.')
			return false;
	return true;
}

struct str where_account(const struct entry *entry, const struct book *book)
{
	struct str id = entry_value(entry, STR("account"));
	const struct account *account = id.n ? book_account(book, id) : NULL;

	return account ? account->record.source->name : STR_NONE;
}

struct where where_put(
	const struct entry *entry, const struct book *book, bool own_document, struct arena *arena)
{
	struct str account = entry_value(entry, STR("account"));
	const struct any_list *list = list_of(book, entry->kind);

	if (entry->kind == RECORD_ACCOUNT)
		return (struct where){.file = str_printf(arena, "accounts/%.*s.yaml",
					      STR_ARG(entry_value(entry, STR("id"))))};
	if (own_document)
		return (struct where){where_account(entry, book), account};
	for (size_t i = list->n; i-- > 0;)
		if (is_alike(entry->kind, list->v[i], account.n > 0))
			return (struct where){
				.file = ((const struct record *)list->v[i])->source->name};
	return (struct where){.file = str_printf(arena, "%.*s.yaml", STR_ARG(entry_list(entry)))};
}

bool id_taken(const struct book *book, enum record_kind kind, struct str id)
{
	const struct any_list *list = list_of(book, kind);
	const struct table *table = record_lists[kind].table;
	uint32_t member = table->fields[table_find(table, STR("id"))].member;

	for (size_t i = 0; i < list->n; i++)
		if (str_eq(*(const struct str *)(const void *)((const char *)list->v[i] + member),
			    id))
			return true;
	return false;
}

struct str id_make(const struct entry *entry, const struct book *book, struct arena *arena)
{
	static const struct str sources[] = {{"name", 4}, {"what", 4}, {"summary", 7}};
	struct str slug = STR_NONE, id;

	for (size_t i = 0; i < 3 && !slug.n; i++)
		slug = slug_of(entry_value(entry, sources[i]), arena);
	if (!slug.n)
		slug = entry_table(entry)->name;
	id = slug;
	for (int n = 2; id_taken(book, entry->kind, id); n++)
		id = str_printf(arena, "%.*s-%d", STR_ARG(slug), n);
	return id;
}
