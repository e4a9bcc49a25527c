/* goalposts.c - promises whose date or words were changed once they were missed, or shortly before.
 */
#include "analyse/goalposts.h"

#include "analyse/fate.h"
#include "analyse/wording.h"

#include <stdio.h>

/* A promise at work. */
struct reading_of {
	const struct promise *promise;
	const struct record_history *past;
	const struct judged_on *on;
	const struct history_commit *outcome; /* which first gave one, if one was ever given */
	struct goalposts *so_far;
};

bool reading_counts(enum change_reading reading)
{
	return reading >= CHANGE_DATE_WEEK && reading <= CHANGE_WORDS_AFTER;
}

struct str reading_word(enum change_reading reading)
{
	static const char *const words[CHANGE_READINGS] = {"unknown", "other", "import", "stricter",
		"agreed", "early", "typo", "spelling", "no-miss", "undone", "date-week",
		"date-after", "words-week", "words-after", "outcome-after"};

	return str_c(words[reading]);
}

static bool is_date(const struct field_change *change)
{
	return str_eq(change->field, STR("due"));
}

static bool is_words(const struct field_change *change)
{
	return str_eq(change->field, STR("what"));
}

static bool is_outcome(const struct field_change *change)
{
	return str_eq(change->field, STR("kept")) || str_eq(change->field, STR("broken")) ||
	       str_eq(change->field, STR("withdrawn"));
}

/* What became of it, had it been due on `due`, as known on `day`. */
static struct fate fate_if_due(const struct reading_of *of, int32_t due, int32_t day)
{
	struct promise former = *of->promise;

	former.due = due;
	return promise_fate(&former, day, of->on->setting);
}

static bool missed(const struct fate *fate)
{
	return fate->state == PROMISE_LATE || fate->state == PROMISE_BROKEN ||
	       fate->state == PROMISE_OVERDUE;
}

/* The due date before change i: what the next change of it (or one of the same commit) found
 * there; else today's. One that was put off against the rules doesn't stand: the one before it
 * does.
 */
static int32_t due_before(const struct reading_of *of, size_t i)
{
	const struct record_history *past = of->past;
	int32_t due;

	if (of->so_far->date)
		return of->so_far->former_due;
	for (size_t k = 0; k < past->changes.n; k++) {
		const struct field_change *change = &past->changes.v[k];

		if ((k >= i || change->commit == past->changes.v[i].commit) && is_date(change) &&
			day_parse(change->before, &due) == DATE_OK)
			return due;
	}
	return of->promise->due;
}

/* The date in force on the day of a change, had `due` been so: of moves those that were agreed by
 * then count, whenever they were written down. */
static int32_t in_force_on(const struct reading_of *of, int32_t due, int32_t day)
{
	return fate_if_due(of, due, day).in_force;
}

/* An agreed move to that date stood in the record once, and was written into `due` later. */
static bool once_moved_to(const struct reading_of *of, struct str to)
{
	char move[64];

	snprintf(move, sizeof move, "to: %.*s, agreed: yes", STR_ARG(to));
	for (size_t k = 0; k < of->past->changes.n; k++) {
		const struct field_change *change = &of->past->changes.v[k];

		if (str_eq(change->field, STR("moved")) &&
			str_find(change->before, str_c(move)) >= 0)
			return true;
	}
	return false;
}

static bool same_commit_moves(const struct reading_of *of, const struct field_change *change)
{
	for (size_t k = 0; k < of->past->changes.n; k++)
		if (of->past->changes.v[k].commit == change->commit &&
			str_eq(of->past->changes.v[k].field, STR("moved")))
			return true;
	return false;
}

/* Put right soon after it was first written down; the date may not have passed in between. */
static bool is_typo(const struct reading_of *of, const struct change_read *read)
{
	int32_t first = history_day(of->past->first);

	return read->day - first <= TYPO_DAYS && !(first <= read->due && read->day > read->due);
}

static enum change_reading read_date(const struct reading_of *of, size_t i,
	const struct field_change *change, struct change_read *read)
{
	int32_t before, after;
	struct fate former;

	if (day_parse(change->before, &before) != DATE_OK ||
		day_parse(change->after, &after) != DATE_OK)
		return CHANGE_OTHER;
	if (after <= before)
		return CHANGE_STRICTER;
	before = due_before(of, i);
	read->due = in_force_on(of, before, read->day);
	if (in_force_on(of, after, read->day) <= read->due || once_moved_to(of, change->after))
		return CHANGE_AGREED;
	if (read->day < read->due - GOALPOST_WEEK)
		return CHANGE_EARLY;
	if (is_typo(of, read))
		return CHANGE_TYPO;
	former = fate_if_due(of, before, of->on->day);
	if (!missed(&former))
		return CHANGE_NO_MISS;
	return read->day > read->due ? CHANGE_DATE_AFTER : CHANGE_DATE_WEEK;
}

static enum change_reading read_words(const struct reading_of *of, size_t i,
	const struct field_change *change, struct change_read *read)
{
	int32_t due = due_before(of, i);
	struct fate fate = fate_if_due(of, due, of->on->day);

	read->due = in_force_on(of, due, read->day);
	if (wording_same(change->before, change->after))
		return CHANGE_SPELLING;
	if (read->due != due && same_commit_moves(of, change))
		return CHANGE_AGREED;
	if (read->day < read->due - GOALPOST_WEEK)
		return CHANGE_EARLY;
	if (is_typo(of, read))
		return CHANGE_TYPO;
	if (read->day > read->due)
		return missed(&fate) ? CHANGE_WORDS_AFTER : CHANGE_NO_MISS;
	if (fate.state == PROMISE_OPEN || fate.state == PROMISE_WITHDRAWN ||
		(fate.ended != DAY_NONE && fate.ended <= read->day))
		return CHANGE_NO_MISS;
	return CHANGE_WORDS_WEEK;
}

static struct change_read read_change(const struct reading_of *of, size_t i)
{
	const struct field_change *change = &of->past->changes.v[i];
	struct change_read read = {.day = history_day(change->commit), .due = DAY_NONE};
	int32_t end = of->on->end;

	if (read.day > of->on->setting->as_of)
		return read;
	read.reading = CHANGE_OTHER;
	if (!is_date(change) && !is_words(change) && !is_outcome(change))
		return read;
	if (!change->commit->accuses)
		read.reading = CHANGE_IMPORTED;
	else if (is_date(change))
		read.reading = read_date(of, i, change, &read);
	else if (is_words(change))
		read.reading = read_words(of, i, change, &read);
	else if (change->commit == of->outcome && change->after.n && end != DAY_NONE &&
		 read.day > end)
		read.reading = CHANGE_OUTCOME_AFTER;
	return read;
}

/* Notes what counts; gives the reading that stands: a date or words that are again what they were
 * before the first change that counts were not moved after all. */
static enum change_reading settle(
	const struct reading_of *of, const struct field_change *change, enum change_reading reading)
{
	struct goalposts *goalposts = of->so_far;
	bool date = is_date(change);
	bool *moved = date ? &goalposts->date : &goalposts->words;
	int32_t before = of->promise->due;

	if (!reading_counts(reading) || *moved)
		return reading;
	if (date && day_parse(change->before, &before) == DATE_OK && of->promise->due > before) {
		goalposts->former_due = before;
		*moved = true;
	}
	if (!date)
		*moved = !wording_same(of->promise->what, change->before);
	return *moved ? reading : CHANGE_UNDONE;
}

/* The commit in which an outcome first stood: the record's first, unless one was added later. */
static const struct history_commit *outcome_commit(const struct record_history *past)
{
	const struct history_commit *found = NULL;

	for (size_t i = 0; i < past->changes.n; i++) {
		const struct field_change *change = &past->changes.v[i];

		if (!is_outcome(change))
			continue;
		if (found && change->commit != found)
			break;
		if (change->before.n)
			return past->first;
		found = change->commit;
	}
	return found ? found : past->first;
}

/* An agreed move that counts, written down by a commit after the date that it replaced. */
static bool noted_late(const struct reading_of *of)
{
	const struct promise *promise = of->promise;

	if (fate_if_due(of, promise->due, of->on->day).in_force == promise->due)
		return false;
	for (size_t i = 0; i < of->past->changes.n; i++) {
		const struct field_change *change = &of->past->changes.v[i];

		if (str_eq(change->field, STR("moved")) && change->commit->accuses &&
			history_day(change->commit) > due_before(of, i) &&
			history_day(change->commit) <= of->on->setting->as_of)
			return true;
	}
	return false;
}

struct goalposts goalposts_read(
	const struct promise *promise, const struct judged_on *on, struct change_read *out)
{
	const struct record_history *past = promise->record.past;
	struct goalposts goalposts = {.former_due = promise->due};
	const struct reading_of of = {
		promise, past, on, past ? outcome_commit(past) : NULL, &goalposts};

	for (size_t i = 0; past && i < past->changes.n; i++) {
		struct change_read read = read_change(&of, i);

		read.reading = settle(&of, &past->changes.v[i], read.reading);
		if (out)
			out[i] = read;
	}
	if (past) {
		goalposts.noted_late = noted_late(&of);
		goalposts.outcome_day = history_day(of.outcome);
		goalposts.outcome_known =
			of.outcome->accuses && goalposts.outcome_day <= on->setting->as_of;
	}
	goalposts.former = fate_if_due(&of, goalposts.former_due, on->day);
	return goalposts;
}
