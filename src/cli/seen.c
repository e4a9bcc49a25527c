/* seen.c - what each page showed when it was last written: one that would show the same is kept. */
#include "cli/seen.h"

#include "cli/unchanged.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char form[16] = "fuga-seen 1\n";

/* What a file of pages begins with; the pages follow, then the seal. */
struct head {
	char form[16];
	struct hash under;
	uint64_t n;
};

static struct hash circumstances(const struct options *options, const struct site *site)
{
	const struct company *company = &site->book->company;
	struct hash asked = asked_of(options), hash;
	struct buf all = {0};

	hash_put(&all, asked);
	buf_printf(&all, " %d %d ", (int)company->language, company->currency->decimals);
	buf_put(&all, company->currency_code);
	hash = hash_of(buf_str(&all));
	buf_free(&all);
	return hash;
}

void seen_open(struct seen *seen, const struct options *options, const struct site *site,
	struct arena *arena)
{
	struct head head;
	struct str bytes;

	/* Its own: pages are added in many threads, and what is published has another lock. */
	*seen = (struct seen){.arena = arena_new()};
	arena_adopt(arena, seen->arena);
	if (options->templates.n)
		return;
	cache_open(&seen->cache, options, "pages", arena);
	seen->under = circumstances(options, site);
	bytes = seen->cache.before;
	if (bytes.n < sizeof head || !seal_check(&bytes) || bytes.n < sizeof head)
		return;
	memcpy(&head, bytes.p, sizeof head);
	bytes = str_slice(bytes, sizeof head, bytes.n);
	if (memcmp(head.form, form, sizeof form) != 0 || !hash_eq(head.under, seen->under) ||
		bytes.n % sizeof *seen->list || head.n != bytes.n / sizeof *seen->list)
		return;
	seen->n = (size_t)head.n;
	seen->list = memcpy(NEW_N(seen->arena, struct seen_page, seen->n), bytes.p, bytes.n);
}

static int by_page(const void *a, const void *b)
{
	const struct seen_page *x = a, *y = b;

	if (x->page.high != y->page.high)
		return x->page.high < y->page.high ? -1 : 1;
	return (x->page.low > y->page.low) - (x->page.low < y->page.low);
}

const struct seen_page *seen_find(const struct seen *seen, struct hash page)
{
	struct seen_page wanted = {.page = page};

	return seen->n ? bsearch(&wanted, seen->list, seen->n, sizeof wanted, by_page) : NULL;
}

void seen_add(struct seen *seen, const struct seen_page *page, struct str path)
{
	if (!seen->cache.path.n)
		return;
#pragma omp critical(seen_add)
	{
		VEC_PUSH(&seen->now, *page, seen->arena);
		VEC_PUSH(&seen->paths, str_copy(path, seen->arena), seen->arena);
	}
}

static void find_traces(struct seen *seen, struct str site)
{
	int folder = open(str_copy(site, seen->arena).p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct buf path = {0};

	for (size_t i = 0; folder >= 0 && i < seen->now.n; i++) {
		buf_clear(&path);
		buf_printf(&path, "%.*s.html%c", STR_ARG(seen->paths.v[i]), '\0');
		trace_of(folder, path.p, &seen->now.v[i].html);
		buf_clear(&path);
		buf_printf(&path, "%.*s.md%c", STR_ARG(seen->paths.v[i]), '\0');
		trace_of(folder, path.p, &seen->now.v[i].markdown);
	}
	buf_free(&path);
	if (folder >= 0)
		close(folder);
}

static void keep(struct seen *seen, const struct options *options)
{
	struct head head = {.under = seen->under, .n = seen->now.n};
	struct buf text = {0};

	memcpy(head.form, form, sizeof form);
	find_traces(seen, options->site);
	qsort(seen->now.v, seen->now.n, sizeof *seen->now.v, by_page);
	buf_put(&text, (struct str){(const char *)&head, sizeof head});
	buf_put(&text, (struct str){(const char *)seen->now.v, seen->now.n * sizeof *seen->now.v});
	seal_put(&text);
	cache_put(&seen->cache, buf_str(&text));
	buf_free(&text);
}

void seen_close(struct seen *seen, const struct options *options, bool published)
{
	bool worth = published && seen->cache.path.n && seen->now.n;

	if (worth)
		keep(seen, options);
	cache_close(&seen->cache, options, worth);
}
