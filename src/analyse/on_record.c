/* on_record.c - the book as it was on record on a past day, by the history of the records. */
#include "analyse/on_record.h"

#include "analyse/life.h"
#include "analyse/on_record_fields.h"

#include <string.h>

/* Leaves of an account's list what was on record; turned: set where it is fewer. */
#define KEEP(list, day, turned, arena)                                                    \
	do {                                                                              \
		size_t known_ = 0;                                                        \
                                                                                          \
		for (size_t i_ = 0; i_ < (list)->n; i_++)                                 \
			known_ += on_record_by(&(list)->v[i_]->record, day);              \
		if (known_ < (list)->n) {                                                 \
			void *kept_ = arena_alloc_n(arena, (list)->n, sizeof *(list)->v); \
                                                                                          \
			memcpy(kept_, (list)->v, (list)->n * sizeof *(list)->v);          \
			(list)->v = kept_;                                                \
			known_ = 0;                                                       \
			for (size_t i_ = 0; i_ < (list)->n; i_++)                         \
				if (on_record_by(&(list)->v[i_]->record, day))            \
					(list)->v[known_++] = (list)->v[i_];              \
			(list)->n = known_;                                               \
			*(turned) = true;                                                 \
		}                                                                         \
	} while (0)

static bool turn_promises(struct account *account, int32_t day, struct arena *arena)
{
	struct promise **all = account->promises.v;
	size_t n = account->promises.n;
	bool turned = false;

	for (size_t i = 0; i < n && !turned; i++)
		turned = is_touched(&all[i]->record, day);
	if (!turned)
		return false;
	account->promises.v = NEW_N(arena, struct promise *, n);
	account->promises.n = 0;
	for (size_t i = 0; i < n; i++) {
		struct promise *promise = all[i];

		if (!on_record_by(&promise->record, day))
			continue;
		if (is_touched(&promise->record, day)) {
			promise = NEW(arena, struct promise);
			*promise = *all[i];
			turn_promise(promise, day, arena);
		}
		account->promises.v[account->promises.n++] = promise;
	}
	return true;
}

/* Those that a promise lists are found through the book, so there they are put too. */
static bool turn_incidents(struct on_record *view, struct account *account, int32_t day)
{
	struct incident **all = account->incidents.v;
	size_t n = account->incidents.n;
	bool turned = false;

	for (size_t i = 0; i < n; i++) {
		turned |= is_touched(&all[i]->record, day);
		view->book.incidents.v[all[i]->index] = all[i];
	}
	if (!turned)
		return false;
	account->incidents.v = NEW_N(view->arena, struct incident *, n);
	account->incidents.n = 0;
	for (size_t i = 0; i < n; i++) {
		struct incident *incident = all[i];

		if (is_touched(&incident->record, day)) {
			incident = NEW(view->arena, struct incident);
			*incident = *all[i];
			turn_incident(incident, day);
		}
		view->book.incidents.v[incident->index] = incident;
		if (on_record_by(&incident->record, day))
			account->incidents.v[account->incidents.n++] = incident;
	}
	return true;
}

static uint32_t first_known(const struct on_record *view, uint32_t i, int32_t day)
{
	const struct setting *today = view->today;

	while (i != CASE_NONE && !on_record_by(&today->book->incidents.v[i]->record, day))
		i = today->cases.next[i];
	return i;
}

static void turn_cases(struct on_record *view, const struct account *account, int32_t day)
{
	const struct cases *today = &view->today->cases;
	struct cases *cases = &view->setting.cases;

	for (size_t i = 0; i < account->promises.n; i++) {
		size_t promise = account->promises.v[i]->index;

		cases->first[promise] = first_known(view, today->first[promise], day);
	}
	for (size_t i = 0; i < account->incidents.n; i++) {
		size_t incident = account->incidents.v[i]->index;

		cases->next[incident] = first_known(view, today->next[incident], day);
	}
}

void on_record_turn(struct on_record *view, size_t i, int32_t day)
{
	struct account *today = view->today->book->accounts.v[i];
	struct account then = *today, *kept;
	bool turned = false;

	turned |= turn_life(&then, day, view->arena);
	turned |= turn_promises(&then, day, view->arena);
	turned |= turn_incidents(view, &then, day);
	KEEP(&then.touchpoints, day, &turned, view->arena);
	KEEP(&then.assessments, day, &turned, view->arena);
	KEEP(&then.referrals, day, &turned, view->arena);
	turn_cases(view, today, day);
	view->book.accounts.v[i] = today;
	if (!turned)
		return;
	kept = view->book.accounts.v[i] = NEW(view->arena, struct account);
	*kept = then;
}

static void *copied(const void *v, size_t bytes, struct arena *arena)
{
	void *copy = arena_alloc(arena, bytes);

	if (bytes)
		memcpy(copy, v, bytes);
	return copy;
}

struct on_record *on_record_new(const struct setting *today, struct arena *arena)
{
	struct on_record *view = NEW(arena, struct on_record);
	const struct book *book = today->book;

	*view = (struct on_record){
		.today = today, .setting = *today, .book = *book, .arena = arena};
	view->setting.book = &view->book;
	view->book.accounts.v =
		copied(book->accounts.v, book->accounts.n * sizeof *book->accounts.v, arena);
	view->book.incidents.v =
		copied(book->incidents.v, book->incidents.n * sizeof *book->incidents.v, arena);
	view->setting.cases.first =
		copied(today->cases.first, book->promises.n * sizeof *today->cases.first, arena);
	view->setting.cases.next =
		copied(today->cases.next, book->incidents.n * sizeof *today->cases.next, arena);
	return view;
}

static int32_t sooner(const struct record *record, int32_t day, int32_t next)
{
	const struct record_history *past = record->past;

	if (!past)
		return next;
	if (past->first->accuses && history_day(past->first) > day &&
		history_day(past->first) < next)
		next = history_day(past->first);
	for (size_t i = 0; i < past->changes.n; i++) {
		const struct history_commit *commit = past->changes.v[i].commit;

		if (commit->accuses && history_day(commit) > day && history_day(commit) < next)
			next = history_day(commit);
	}
	return next;
}

int32_t on_record_next(const struct account *account, int32_t day)
{
	int32_t next = sooner(&account->record, day, INT32_MAX);

	for (size_t i = 0; i < account->promises.n; i++)
		next = sooner(&account->promises.v[i]->record, day, next);
	for (size_t i = 0; i < account->incidents.n; i++)
		next = sooner(&account->incidents.v[i]->record, day, next);
	for (size_t i = 0; i < account->touchpoints.n; i++)
		next = sooner(&account->touchpoints.v[i]->record, day, next);
	for (size_t i = 0; i < account->assessments.n; i++)
		next = sooner(&account->assessments.v[i]->record, day, next);
	for (size_t i = 0; i < account->referrals.n; i++)
		next = sooner(&account->referrals.v[i]->record, day, next);
	return next;
}

struct day_range {
	const int32_t *v;
	size_t n;
};

/* Dated up to one of the days, and not there on it. */
static bool came_late(const struct record *record, int32_t own, struct day_range days)
{
	for (size_t i = 0; i < days.n; i++)
		if (own <= days.v[i] && !on_record_by(record, days.v[i]))
			return true;
	return false;
}

static bool promise_late(const struct promise *promise, struct day_range days)
{
	struct arena *scratch;
	bool late = came_late(&promise->record, promise->made, days);

	if (late || !promise->record.past || !promise->record.past->changes.n)
		return late;
	scratch = arena_new();
	for (size_t i = 0; i < days.n && !late; i++) {
		struct promise then = *promise;

		late = promise->made <= days.v[i] && turn_promise(&then, days.v[i], scratch);
	}
	arena_free(scratch);
	return late;
}

static bool incident_late(const struct incident *incident, struct day_range days)
{
	bool late = came_late(&incident->record, incident->when.day, days);

	for (size_t i = 0; i < days.n && !late; i++) {
		struct incident then = *incident;

		late = incident->when.day <= days.v[i] && turn_incident(&then, days.v[i]);
	}
	return late;
}

static bool account_late(const struct account *account, struct day_range days)
{
	struct arena *scratch;
	int32_t start = account_start(account);
	bool late = came_late(&account->record, start, days);

	if (late || !account->record.past || !account->record.past->changes.n)
		return late;
	scratch = arena_new();
	for (size_t i = 0; i < days.n && !late; i++) {
		struct account then = *account;

		late = start <= days.v[i] && turn_life(&then, days.v[i], scratch);
	}
	arena_free(scratch);
	return late;
}

int64_t on_record_late(const struct book *book, const int32_t *v, size_t n)
{
	struct day_range days = {v, n};
	int64_t late = 0;

	for (size_t i = 0; i < book->accounts.n; i++)
		late += account_late(book->accounts.v[i], days);
	for (size_t i = 0; i < book->promises.n; i++)
		late += book->promises.v[i]->account.kind == REF_ACCOUNT &&
			promise_late(book->promises.v[i], days);
	for (size_t i = 0; i < book->incidents.n; i++)
		late += incident_late(book->incidents.v[i], days);
	for (size_t i = 0; i < book->touchpoints.n; i++)
		late += came_late(
			&book->touchpoints.v[i]->record, book->touchpoints.v[i]->when.day, days);
	for (size_t i = 0; i < book->assessments.n; i++)
		late += came_late(
			&book->assessments.v[i]->record, book->assessments.v[i]->on, days);
	return late;
}
