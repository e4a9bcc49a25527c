/* history_fill.c - from the records of the last commit to those of the book. */
#include "read/history_fill.h"

#include <stdlib.h>

/* The records of one file of the book. */
struct shelf {
	const struct source *source;
	VEC(struct record *) records; /* by place, once sorted */
	struct file_state
		*state; /* at the last commit; NULL: not in it, or not as the work tree has it */
};

struct shelves {
	struct shelf *v;
	size_t n;
	struct map by_name;
};

static void shelve(struct shelves *shelves, struct record *record, struct arena *arena)
{
	struct shelf *shelf =
		record->source ? map_get(&shelves->by_name, record->source->name) : NULL;

	if (shelf)
		VEC_PUSH(&shelf->records, record, arena);
}

static int by_mark(const void *a, const void *b)
{
	const struct mark x = (*(struct record *const *)a)->at,
			  y = (*(struct record *const *)b)->at;

	if (x.line != y.line)
		return x.line < y.line ? -1 : 1;
	return (x.col > y.col) - (x.col < y.col);
}

static struct shelves shelves_of(struct book *book, struct arena *arena)
{
	struct shelves shelves = {.v = NEW_N(arena, struct shelf, book->sources.n)};

	for (size_t i = 0; i < book->sources.n; i++) {
		struct shelf *shelf = &shelves.v[shelves.n++];

		shelf->source = book->sources.v[i];
		map_add(&shelves.by_name, shelf->source->name, shelf, arena);
	}
	shelve(&shelves, &book->company.record, arena);
	for (size_t kind = 0; kind < RECORD_KINDS; kind++) {
		struct {
			void **v;
			size_t n;
		} list;

		memcpy(&list, (const char *)book + record_lists[kind].list, sizeof list);
		for (size_t i = 0; i < list.n; i++)
			shelve(&shelves, list.v[i], arena);
	}
	for (size_t i = 0; i < shelves.n; i++)
		if (shelves.v[i].records.n)
			qsort(shelves.v[i].records.v, shelves.v[i].records.n,
				sizeof *shelves.v[i].records.v, by_mark);
	return shelves;
}

static struct record *record_at(const struct shelf *shelf, struct mark at)
{
	struct record key = {.at = at}, *wanted = &key, **found;

	if (!shelf || !shelf->records.n)
		return NULL;
	found = bsearch(
		&wanted, shelf->records.v, shelf->records.n, sizeof *shelf->records.v, by_mark);
	return found ? *found : NULL;
}

static void add_found(struct fill *fill, struct record *record, struct chain chain)
{
	struct found_past found = {record, chain};

	if (record)
		VEC_PUSH(&fill->found, found, fill->arena);
}

/* A file that is as the last commit has it. Where it was never looked into, all of its records are
 * of the commit that added it. */
static void fill_same(struct fill *fill, const struct shelf *shelf)
{
	struct file_state *state = shelf->state;

	if (state->marks) {
		for (size_t i = 0; i < state->n; i++)
			add_found(fill, record_at(shelf, state->marks[i].at), state->chains[i]);
		return;
	}
	replay_open_file(fill->replay, state, shelf->records.n);
	for (size_t i = 0; i < shelf->records.n; i++)
		add_found(fill, shelf->records.v[i], (struct chain){.first = state->since});
}

/* Finds which files are as the last commit has them. */
static void find_same(struct fill *fill, struct shelves *shelves)
{
	const struct past *past = fill->input->past;
	struct map differ = {0};

	for (size_t i = 0; i < past->differ.n; i++)
		map_add(&differ, past->differ.v[i], fill, fill->arena);
	for (size_t i = 0; i < shelves->n && !past->all_differ; i++) {
		struct shelf *shelf = &shelves->v[i];
		struct file_state *state = replay_file(fill->replay, shelf->source->name);

		if (state && !state->broken && !shelf->source->broken &&
			!map_get(&differ, shelf->source->name))
			shelf->state = state;
	}
}

/* The files that differ, as the last commit could read them and as they are. */
struct differing {
	struct versions versions;
	struct file_state **before;
};

static void differing_add(
	struct differing *d, struct str after, struct str before, struct file_state *state)
{
	static const struct past_id none;
	struct version *version = &d->versions.v[d->versions.n];

	version->after = after;
	version->on_disk = after.n > 0;
	if (state && memcmp(&state->good, &none, sizeof none) != 0) {
		version->before = before;
		version->held = state->good;
	}
	d->before[d->versions.n++] = state;
}

static struct differing find_differing(struct fill *fill, const struct shelves *shelves)
{
	const struct replay *replay = fill->replay;
	size_t most = shelves->n + replay->slots.n;
	struct differing d = {.versions.v = NEW_N(fill->arena, struct version, most),
		.before = NEW_N(fill->arena, struct file_state *, most)};

	for (size_t i = 0; i < shelves->n; i++) {
		const struct shelf *shelf = &shelves->v[i];
		struct str name = shelf->source->name;

		if (!shelf->state && !shelf->source->broken && history_counts(name))
			differing_add(&d, name, name, replay_file(replay, name));
	}
	for (size_t i = 0; i < replay->slots.n; i++) {
		const struct file_slot *slot = replay->slots.v[i];

		if (slot->state && !map_get(&shelves->by_name, slot->path))
			differing_add(&d, STR_NONE, slot->path, slot->state);
	}
	return d;
}

static struct delta differing_read(struct fill *fill, struct differing *d)
{
	struct delta delta;

	for (;;) {
		delta = delta_read(fill->replay->reader, &d->versions, 0, fill->arena);
		if (delta.state == DELTA_PAIRED)
			return delta;
		for (size_t i = 0; i < d->versions.n; i++) {
			if (delta.files[i].broken_before)
				d->versions.v[i].before = STR_NONE;
			if (delta.files[i].broken_after)
				d->versions.v[i].after = STR_NONE;
			d->versions.v[i].on_disk &= !delta.files[i].broken_after;
		}
	}
}

/* Records that changed since the last commit keep what it says; those that are new have nothing. */
static void fill_differing(struct fill *fill, const struct shelves *shelves)
{
	struct differing d = find_differing(fill, shelves);
	struct delta delta = differing_read(fill, &d);

	for (size_t i = 0; i < d.versions.n; i++)
		if (d.versions.v[i].before.n)
			replay_open_file(fill->replay, d.before[i], delta.files[i].had);
	for (size_t i = 0; i < d.versions.n; i++) {
		const struct shelf *shelf = map_get(&shelves->by_name, d.versions.v[i].after);

		for (size_t k = 0; k < delta.files[i].records.n; k++) {
			const struct record_delta *record = &delta.files[i].records.v[k];

			if (record->file == DELTA_NEW || record->nth >= d.before[record->file]->n)
				continue;
			add_found(fill, record_at(shelf, record->at),
				d.before[record->file]->chains[record->nth]);
		}
	}
}

void fill_find(struct fill *fill)
{
	struct shelves shelves = shelves_of(fill->input->book, fill->arena);

	find_same(fill, &shelves);
	for (size_t i = 0; i < shelves.n; i++)
		if (shelves.v[i].state)
			fill_same(fill, &shelves.v[i]);
	fill_differing(fill, &shelves);
}

/* The changes of a record, oldest first. */
static void put_changes(
	const struct fill *fill, const struct step *last, struct record_history *past)
{
	size_t n = 0;

	for (const struct step *step = last; step; step = step->before)
		n += step->delta->fields.n;
	past->changes.v = NEW_N(fill->arena, struct field_change, n);
	past->changes.n = n;
	for (const struct step *step = last; step; step = step->before)
		for (size_t i = step->delta->fields.n; i-- > 0;) {
			const struct changed_field *field = &step->delta->fields.v[i];

			past->changes.v[--n] = (struct field_change){field->name, field->before,
				field->after, fill->commits[step->commit]};
		}
}

void fill_put(struct fill *fill)
{
	size_t commits = fill->input->past->commits.n;
	/* Most records were never changed: those of a commit share one. */
	struct record_history **unchanged = NEW_N(fill->arena, struct record_history *, commits);

	for (size_t i = 0; i < fill->found.n; i++) {
		const struct found_past *found = &fill->found.v[i];
		struct record_history **shared = &unchanged[found->chain.first], *past;

		past = found->chain.last || !*shared ? NEW(fill->arena, struct record_history)
						     : *shared;
		found->record->past = past;
		past->first = past->last = fill->commits[found->chain.first];
		if (!found->chain.last) {
			*shared = past;
			continue;
		}
		past->last = fill->commits[found->chain.last->commit];
		put_changes(fill, found->chain.last, past);
	}
}
