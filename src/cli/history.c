/* history.c - what git remembers of the records, where they lie in a repository. */
#include "cli/history.h"

#include "cli/cache.h"
#include "git/past.h"
#include "read/history.h"
#include "read/history_memory.h"

static const struct past_commit *known(void *context, const struct past_id *id)
{
	const struct history_memory *memory = context;

	return map_get(&memory->commits, (struct str){(const char *)id->bytes, PAST_ID});
}

static void tell(bool start_known, bool cut)
{
	if (!start_known)
		fputs("fuga: company.history.since names no commit of this repository: no change "
		      "to the records is held against anybody\n",
			stderr);
	if (cut)
		fputs("fuga: this clone lacks its past (git fetch --unshallow, or fetch-depth: 0 "
		      "and "
		      "no filter, brings it): nothing is said of when records were changed\n",
			stderr);
}

/* Puts what was found in the place of what was known, if it is something else. */
static void remember(struct cache_file *cache, const struct past *past, struct str key,
	const struct options *options)
{
	struct buf bytes = {0};
	bool news;

	history_remember(past, key, &bytes);
	news = cache->path.n && !str_eq(buf_str(&bytes), cache->before);
	if (news)
		cache_put(cache, buf_str(&bytes));
	cache_close(cache, options, news);
	buf_free(&bytes);
}

static void learn(const struct options *options, struct records *records, const struct repo *repo,
	struct arena *arena)
{
	struct str key = history_key(&records->book->company, repo_folder(repo), arena);
	struct history_input input = {
		.book = records->book, .store = &records->store, .threads = options->threads};
	struct past_query query = {
		.wanted = history_counts, .threads = options->threads, .known = known};
	struct history_memory memory;
	struct cache_file cache;
	bool start_known, cut;

	cache_open(&cache, options, "history", arena);
	memory = history_recall(str_copy(cache.before, arena), key, arena);
	query.context = &memory;
	input.past = past_open(repo, &query, arena);
	if (!input.past) {
		cache_close(&cache, options, false);
		return;
	}
	start_known = history_read(&input, arena);
	cut = records->book->history.state == HISTORY_SHALLOW;
	tell(start_known, cut);
	if (cut)
		cache_close(&cache, options, false);
	else
		remember(&cache, input.past, key, options);
	past_close(input.past);
}

void history_learn(const struct options *options, struct records *records, struct arena *arena)
{
	struct repo *repo;
	struct str why;

	if (options->no_git)
		return;
	repo = repo_open(options->content, &why, arena);
	if (repo)
		learn(options, records, repo, arena);
	repo_close(repo);
}
