/* lookup.c - records by what an export calls them: their id, name or tag. */
#include "import/lookup.h"

#include "base/suggest.h"
#include "read/fields.h"
#include "write/slug.h"

/* Who is called so. */
struct called {
	struct str id, other; /* other: a second one */
};

static void call(struct map *map, struct str name, struct str id, struct arena *arena)
{
	struct str like = slug_whole(name, arena);
	struct called *called = NEW(arena, struct called), *known;

	called->id = id;
	known = map_add(map, like.n ? like : name, called, arena);
	if (known && !str_eq(known->id, id))
		known->other = id;
}

struct lookup lookup_make(const struct book *book, struct arena *arena)
{
	struct lookup lookup = {.book = book, .arena = arena};

	lookup.names.v = NEW_N(arena, struct str, book->accounts.n);
	lookup.names.n = book->accounts.n;
	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];

		lookup.names.v[i] = account->name;
		call(&lookup.accounts, account->name, account->id, arena);
		for (size_t t = 0; t < account->tags.n; t++)
			call(&lookup.accounts, account->tags.v[t], account->id, arena);
	}
	for (size_t i = 0; i < book->people.n; i++)
		call(&lookup.people, book->people.v[i]->name, book->people.v[i]->id, arena);
	for (size_t i = 0; i < book->departments.n; i++)
		call(&lookup.departments, book->departments.v[i]->name, book->departments.v[i]->id,
			arena);
	return lookup;
}

static bool is_id(const struct lookup *lookup, unsigned refers, struct str text)
{
	const struct book *book = lookup->book;

	return (refers & REFERS(ACCOUNT) && map_get(&book->account_ids, text)) ||
	       (refers & REFERS(PERSON) && map_get(&book->person_ids, text)) ||
	       (refers & REFERS(DEPARTMENT) && map_get(&book->department_ids, text)) ||
	       (refers & REFERS(PROMISE) && map_get(&book->promise_ids, text)) ||
	       (refers & REFERS(INCIDENT) && map_get(&book->incident_ids, text)) ||
	       (refers & REFERS(STANDARD) && map_get(&book->standard_ids, text));
}

static struct str nearest(const struct lookup *lookup, unsigned refers, struct str text)
{
	struct str near = STR_NONE;
	struct str names[256];
	size_t n = 0;

	if (refers & REFERS(ACCOUNT))
		near = suggest(text, lookup->names.v, lookup->names.n);
	for (size_t i = 0; refers & REFERS(PERSON) && i < lookup->book->people.n && n < 256; i++)
		names[n++] = lookup->book->people.v[i]->name;
	for (size_t i = 0;
		refers & REFERS(DEPARTMENT) && i < lookup->book->departments.n && n < 256; i++)
		names[n++] = lookup->book->departments.v[i]->id;
	return near.n ? near : suggest(text, names, n);
}

struct found_record lookup_find(const struct lookup *lookup, unsigned refers, struct str text)
{
	struct str like = slug_whole(text, lookup->arena);
	const struct map *maps[] = {refers & REFERS(ACCOUNT) ? &lookup->accounts : NULL,
		refers & REFERS(PERSON) ? &lookup->people : NULL,
		refers & REFERS(DEPARTMENT) ? &lookup->departments : NULL};
	struct found_record found = {0};

	if (is_id(lookup, refers, text))
		return (struct found_record){.id = text};
	for (size_t i = 0; i < 3 && !found.id.n; i++) {
		const struct called *called =
			maps[i] ? map_get(maps[i], like.n ? like : text) : NULL;

		if (called && called->other.n)
			found.another = str_printf(lookup->arena, "%.*s and %.*s",
				STR_ARG(called->id), STR_ARG(called->other));
		else if (called)
			found.id = called->id;
	}
	if (!found.id.n && !found.another.n)
		found.near = nearest(lookup, refers, text);
	return found;
}

/* For each five letters one that tells which of them are capitals. */
static struct str capitals(struct str key, struct arena *arena)
{
	char *out = arena_alloc(arena, key.n / 5 + 1);
	size_t n = 0;

	for (size_t i = 0; i < key.n; i += 5) {
		unsigned bits = 0;

		for (size_t k = 0; k < 5 && i + k < key.n; k++)
			bits |= (unsigned)(key.p[i + k] >= 'A' && key.p[i + k] <= 'Z') << k;
		out[n++] = "abcdefghijklmnopqrstuvwxyz012345"[bits];
	}
	return (struct str){out, n};
}

struct str key_id(struct str key, const struct key_manner *manner, struct arena *arena)
{
	struct str id = slug_whole(key, arena), prefix = slug_whole(manner->prefix, arena);

	if (!id.n)
		return id;
	if (manner->cased && key.n != 18)
		id = str_join(id, capitals(key, arena), arena);
	return prefix.n ? str_printf(arena, "%.*s-%.*s", STR_ARG(prefix), STR_ARG(id)) : id;
}
