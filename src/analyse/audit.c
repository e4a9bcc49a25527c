/* audit.c - what git says of the records themselves: changed afterwards, written down late. */
#include "analyse/audit.h"

#include "analyse/fate.h"
#include "analyse/logging.h"
#include "analyse/rate.h"

#include <stdlib.h>

/* At work. */
struct tell_tale {
	const struct figures *figures;
	struct audit *audit;
	VEC(struct moved_goalposts) moved;
	VEC(struct typed_after) typed;
	struct arena *arena;
};

struct judged_on judged_on_of(const struct figures *figures, const struct promise *promise)
{
	struct judged_on on = {figures->setting, figures->as_of, DAY_NONE};

	if (promise->account.kind == REF_ACCOUNT) {
		const struct account_figures *account =
			&figures->accounts[promise->account.account->index];

		on.day = account->as_of;
		on.end = account->departed ? account->end : DAY_NONE;
	}
	return on;
}

static void count_rate(struct rate *rate, const struct fate *fate)
{
	rate->n += fate_settled(fate);
	rate->k += fate->state == PROMISE_KEPT;
}

static void count_kept(
	struct kept_twice *kept, const struct fate *fate, const struct goalposts *goalposts)
{
	bool moved = goalposts->date || goalposts->words;

	count_rate(&kept->recorded, fate);
	if (!goalposts->words)
		count_rate(&kept->promised, goalposts->date ? &goalposts->former : fate);
	kept->moved += moved;
}

/* Of the changes that count the first stands for the promise. */
static void list_moved(
	struct tell_tale *tale, const struct promise *promise, const struct change_read *reads)
{
	const struct record_history *past = promise->record.past;
	struct moved_goalposts moved = {.promise = promise};

	for (size_t i = 0; i < past->changes.n; i++) {
		if (!reading_counts(reads[i].reading))
			continue;
		moved.more += moved.change != NULL;
		if (!moved.change) {
			moved.change = &past->changes.v[i];
			moved.read = reads[i];
		}
	}
	if (moved.change)
		VEC_PUSH(&tale->moved, moved, tale->arena);
}

static void count_outcome(struct tell_tale *tale, const struct promise *promise,
	const struct judged_on *on, const struct goalposts *goalposts)
{
	const struct fate *fate = &tale->figures->fates[promise->index];
	struct audit *audit = tale->audit;
	struct typed_after typed = {promise, goalposts->outcome_day, on->end};

	if (on->end == DAY_NONE || fate->ended == DAY_NONE || !goalposts->outcome_known ||
		on->end < audit->since)
		return;
	audit->typed.n++;
	if (typed.day <= on->end)
		return;
	audit->typed.k++;
	audit->typed_kept += fate->state == PROMISE_KEPT || fate->state == PROMISE_LATE;
	VEC_PUSH(&tale->typed, typed, tale->arena);
}

static void count_promise(
	struct tell_tale *tale, const struct promise *promise, struct arena *scratch)
{
	const struct fate *fate = &tale->figures->fates[promise->index];
	const struct record_history *past = promise->record.past;
	struct judged_on on = judged_on_of(tale->figures, promise);
	struct change_read *reads = NEW_N(scratch, struct change_read, past ? past->changes.n : 0);
	struct goalposts goalposts = goalposts_read(promise, &on, reads);
	struct audit *audit = tale->audit;

	if (fate->state == PROMISE_UNKNOWN)
		return;
	if (past)
		list_moved(tale, promise, reads);
	audit->dates += goalposts.date;
	audit->words += goalposts.words;
	audit->noted_late += goalposts.noted_late;
	if (promise->account.kind != REF_ACCOUNT)
		return;
	audit->promises += past != NULL;
	count_kept(&audit->kept, fate, &goalposts);
	if (promise->owner.kind == REF_DEPARTMENT)
		count_kept(&audit->departments[promise->owner.department->index], fate, &goalposts);
	count_outcome(tale, promise, &on, &goalposts);
}

static void count_incident(struct tell_tale *tale, const struct incident *incident)
{
	const struct record_history *past = incident->record.past;
	const struct account_figures *account;

	if (!past || !past->first->accuses || incident->account.kind != REF_ACCOUNT)
		return;
	account = &tale->figures->accounts[incident->account.account->index];
	if (!account->departed || incident->when.day > account->end ||
		account->end < tale->audit->since ||
		history_day(past->first) > tale->figures->as_of)
		return;
	tale->audit->typed_incidents.n++;
	tale->audit->typed_incidents.k += history_day(past->first) > account->end;
}

static void close_rate(struct rate *rate)
{
	*rate = rate_of(rate->k, rate->n);
}

static void close_kept(struct kept_twice *kept)
{
	close_rate(&kept->recorded);
	close_rate(&kept->promised);
}

static int later_moved(const void *a, const void *b)
{
	const struct moved_goalposts *x = a, *y = b;

	if (x->read.day != y->read.day)
		return x->read.day < y->read.day ? 1 : -1;
	return x->promise->index < y->promise->index ? -1 : 1;
}

static int later_typed(const void *a, const void *b)
{
	const struct typed_after *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? 1 : -1;
	return x->promise->index < y->promise->index ? -1 : 1;
}

static void finish(struct tell_tale *tale)
{
	struct audit *audit = tale->audit;

	close_kept(&audit->kept);
	for (size_t d = 0; d < tale->figures->book->departments.n; d++)
		close_kept(&audit->departments[d]);
	close_rate(&audit->typed);
	close_rate(&audit->typed_incidents);
	if (tale->moved.n)
		qsort(tale->moved.v, tale->moved.n, sizeof *tale->moved.v, later_moved);
	if (tale->typed.n)
		qsort(tale->typed.v, tale->typed.n, sizeof *tale->typed.v, later_typed);
	audit->moved.v = tale->moved.v;
	audit->moved.n = tale->moved.n;
	audit->typed_list.v = tale->typed.v;
	audit->typed_list.n = tale->typed.n;
}

/* What is known of the history by T. */
static void look_at(const struct history *history, int32_t as_of, struct audit *audit)
{
	audit->state = history->state;
	audit->since = DAY_NONE;
	for (size_t i = 0; i < history->commits.n && history->state == HISTORY_KNOWN; i++) {
		int32_t day = history_day(&history->commits.v[i]);

		if (day > as_of)
			continue;
		audit->commits++;
		audit->accuses += history->commits.v[i].accuses;
		if (audit->since == DAY_NONE || day < audit->since)
			audit->since = day;
	}
	audit->known = audit->accuses > 0;
}

const struct audit *audit_of(const struct figures *figures, struct arena *arena)
{
	const struct book *book = figures->book;
	struct audit *audit = NEW(arena, struct audit);
	struct tell_tale tale = {.figures = figures, .audit = audit, .arena = arena};
	struct arena *scratch;

	look_at(&book->history, figures->as_of, audit);
	audit->departments = NEW_N(arena, struct kept_twice, book->departments.n);
	audit->logged = NEW_N(arena, struct logging, book->departments.n);
	if (!audit->known)
		return audit;
	scratch = arena_new();
	for (size_t i = 0; i < book->promises.n; i++)
		count_promise(&tale, book->promises.v[i], scratch);
	for (size_t i = 0; i < book->incidents.n; i++)
		count_incident(&tale, book->incidents.v[i]);
	finish(&tale);
	logging_find(figures, audit, arena);
	arena_free(scratch);
	return audit;
}
