/* history.c - what git remembers of the records, where they lie in a repository. */
#include "cli/history.h"

#include "git/past.h"
#include "read/history.h"

void history_learn(const struct options *options, struct records *records, struct arena *arena)
{
	struct past_query query = {.wanted = history_counts, .threads = options->threads};
	struct history_input input = {
		.book = records->book, .store = &records->store, .threads = options->threads};
	struct repo *repo;
	struct str why;

	if (options->no_git)
		return;
	repo = repo_open(options->content, &why, arena);
	input.past = repo ? past_open(repo, &query, arena) : NULL;
	if (input.past && !history_read(&input, arena))
		fputs("fuga: company.history.since names no commit of this repository: no change "
		      "to the records is held against anybody\n",
			stderr);
	if (input.past && input.past->cut)
		fputs("fuga: this clone lacks its past (git fetch --unshallow, or fetch-depth: 0, "
		      "brings it): nothing is said of when records were changed\n",
			stderr);
	past_close(input.past);
	repo_close(repo);
}
