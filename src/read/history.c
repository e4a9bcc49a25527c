/* history.c - what git remembers of the records of a book. */
#include "read/history.h"

#include "read/history_fill.h"
#include "read/read.h"

#include <omp.h>

/* A commit that touches more records than this, and more than one in MANY_SHARE of those that there
 * were, is an import or a squash. */
enum { MANY = 20, MANY_SHARE = 200 };

bool history_counts(struct str name)
{
	return is_read(name) && !str_ends(name, STR(".md")) && !str_ends(name, STR(".MD"));
}

/* Reads what no earlier run knew. A merge is looked into only where it did something itself. */
static void read_deltas(
	const struct delta_reader *reader, const struct history_input *input, struct arena *arena)
{
	const struct past *past = reader->past;
	int threads = input->threads > 0 ? input->threads : 1;
	struct arena **arenas = NEW_N(arena, struct arena *, (size_t)threads);

	for (int i = 0; i < threads; i++)
		arenas[i] = arena_new();
#pragma omp parallel for schedule(dynamic, 4) num_threads(threads)
	for (size_t i = 0; i < past->commits.n; i++) {
		struct past_commit *commit = past->commits.v[i];
		int thread = omp_get_thread_num();
		struct delta *delta = commit->known;

		if (!delta)
			commit->known = delta = NEW(arenas[thread], struct delta);
		if (delta->state == DELTA_UNREAD && !commit->side && commit->files.n)
			*delta = commit_delta(reader, commit, thread, arenas[thread]);
	}
	for (int i = 0; i < threads; i++)
		arena_adopt(arena, arenas[i]);
}

static struct str id_text(const struct past_id *id, struct arena *arena)
{
	char digits[2 * PAST_ID + 1];

	for (int i = 0; i < PAST_ID; i++)
		snprintf(digits + 2 * i, 3, "%02x", id->bytes[i]);
	return str_copy(str_c(digits), arena);
}

/* What is declared as the start: a day, or a commit's place in the list. */
struct start {
	int32_t day; /* DAY_NONE: none */
	size_t commit;
	bool unknown;
};

static bool begins_with_digits(struct str id, struct str digits)
{
	for (size_t i = 0; i < digits.n; i++) {
		char c = digits.p[i];

		if (i >= id.n || (c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c) != id.p[i])
			return false;
	}
	return true;
}

static struct start start_find(struct str since, const struct past *past, struct arena *arena)
{
	struct start start = {.day = DAY_NONE};

	if (!since.n || day_parse(since, &start.day) == DATE_OK)
		return start;
	while (start.commit < past->commits.n &&
		!begins_with_digits(id_text(&past->commits.v[start.commit]->id, arena), since))
		start.commit++;
	start.unknown = start.commit == past->commits.n;
	return start;
}

static bool may_accuse(const struct history_commit *commit, const struct commit_count *count,
	size_t there, const struct start *start)
{
	bool many = commit->records > MANY && (size_t)commit->records * MANY_SHARE > there;

	return there && !many && !count->merged && !count->broken &&
	       (start->day == DAY_NONE || history_day(commit) >= start->day);
}

/* Lists the commits that touched records; gives by place in the past where each is. */
static struct history_commit **list_commits(const struct replay *replay, struct book *book,
	const struct start *start, struct arena *arena)
{
	const struct past *past = replay->reader->past;
	size_t n = past->commits.n, there = 0;
	struct history_commit **places = NEW_N(arena, struct history_commit *, n);
	struct history *history = &book->history;

	history->commits.v = NEW_N(arena, struct history_commit, n);
	for (size_t i = 0; i < n; i++) {
		const struct past_commit *it = past->commits.v[i];
		const struct commit_count *count = &replay->counts[i];
		ptrdiff_t removed = count->removed > 0 ? count->removed : 0;
		ptrdiff_t touched = count->added + count->changed + removed;
		struct history_commit *commit = &history->commits.v[history->commits.n];

		if (!touched && !count->broken)
			continue;
		places[i] = commit;
		history->commits.n++;
		*commit = (struct history_commit){.id = id_text(&it->id, arena),
			.authored = it->authored,
			.committed = it->committed,
			.records = (uint32_t)touched};
		commit->accuses = i >= start->commit && may_accuse(commit, count, there, start);
		there += (size_t)(count->added > removed - (ptrdiff_t)there ? count->added - removed
									    : -(ptrdiff_t)there);
	}
	return places;
}

bool history_read(const struct history_input *input, struct arena *arena)
{
	struct book *book = input->book;
	bool lacking = false;
	struct delta_reader reader = {.past = input->past,
		.store = input->store,
		.company = &book->company,
		.tables = tables_ready(&book->company, arena),
		.lacking = &lacking};
	struct replay *replay = NEW(arena, struct replay);
	struct start start;
	struct fill fill = {.replay = replay, .input = input, .arena = arena};

	book->history.state = input->past->cut ? HISTORY_SHALLOW : HISTORY_KNOWN;
	if (input->past->cut)
		return true;
	replay->reader = &reader;
	replay->arena = arena;
	read_deltas(&reader, input, arena);
	replay_run(replay);
	fill_find(&fill);
	/* A clone may have the commits and not what was in the files (--filter=blob:none). */
	if (lacking) {
		book->history.state = HISTORY_SHALLOW;
		return true;
	}
	start = start_find(book->company.history.since, input->past, arena);
	fill.commits = list_commits(replay, book, &start, arena);
	fill_put(&fill);
	return !start.unknown;
}
