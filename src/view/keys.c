/* keys.c - names of records that stay the same from build to build, for feeds and calendars. */
#include "view/keys.h"

#include "view/common.h"

/* The key itself, or with a number behind it where another record has it already. */
static struct str only_one(struct map *seen, struct str key, struct arena *arena)
{
	int *times = map_get(seen, key);

	if (times)
		return str_printf(arena, "%.*s/%d", STR_ARG(key), ++*times);
	times = NEW(arena, int);
	*times = 1;
	map_add(seen, key, times, arena);
	return key;
}

struct str *incident_keys(const struct book *book, struct arena *arena)
{
	struct str *keys = NEW_N(arena, struct str, book->incidents.n + 1);
	struct map seen = {0};

	for (size_t i = 0; i < book->incidents.n; i++) {
		const struct incident *incident = book->incidents.v[i];
		struct str kind = incident->own_kind
					  ? incident->own_kind->id
					  : term_word(&incident_kind_terms, (int)incident->kind);
		char day[11];

		day_write(incident->when.day, day);
		keys[i] = incident->id.n
				  ? str_printf(arena, "incident/%.*s", STR_ARG(incident->id))
				  : str_printf(arena, "incident/%.*s/%s/%.*s",
					    STR_ARG(incident->account.id), day, STR_ARG(kind));
		keys[i] = only_one(&seen, keys[i], arena);
	}
	return keys;
}

struct str *promise_keys(const struct book *book, struct arena *arena)
{
	struct str *keys = NEW_N(arena, struct str, book->promises.n + 1);
	struct map seen = {0};

	for (size_t i = 0; i < book->promises.n; i++) {
		const struct promise *promise = book->promises.v[i];
		struct str whom = promise->account.id.n ? promise->account.id : promise->to.id;
		struct str about = term_word(&aspect_terms, (int)promise->about);
		char made[11], due[11];

		day_write(promise->made, made);
		day_write(promise->due, due);
		keys[i] = promise->id.n ? str_printf(arena, "promise/%.*s", STR_ARG(promise->id))
					: str_printf(arena, "promise/%.*s/%s/%s/%.*s",
						  STR_ARG(whom), made, due, STR_ARG(about));
		keys[i] = only_one(&seen, keys[i], arena);
	}
	return keys;
}

/* "https://reports.example.com:8080/fuga/" to "reports.example.com". */
static struct str host_of(struct str address)
{
	ptrdiff_t slashes = str_find(address, STR("://"));
	struct str rest = str_slice(address, slashes < 0 ? 0 : (size_t)slashes + 3, address.n);
	size_t n = 0;

	while (n < rest.n && rest.p[n] != '/' && rest.p[n] != ':' && rest.p[n] != '?' &&
		rest.p[n] != '#')
		n++;
	return str_slice(rest, 0, n);
}

static char slug_letter(char c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' ? c : '-';
}

struct str keys_authority(const struct company *company, struct arena *arena)
{
	bool addressed = company->site.address.n > 0;
	struct str name = addressed ? host_of(company->site.address) : company->name;
	char *slug = NEW_N(arena, char, name.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < name.n; i++) {
		char c = slug_letter(name.p[i]);

		if (c == '.' && !addressed)
			c = '-';
		if (c != '-' || (n > 0 && slug[n - 1] != '-'))
			slug[n++] = c;
	}
	while (n > 0 && slug[n - 1] == '-')
		n--;
	if (addressed && n)
		return (struct str){slug, n};
	return n ? str_printf(arena, "%.*s.invalid", (int)n, slug) : STR("company.invalid");
}
