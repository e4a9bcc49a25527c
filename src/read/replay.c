/* replay.c - the files of a folder commit by commit, and where each of their records comes from. */
#include "read/replay.h"

static bool same_id(const struct past_id *a, const struct past_id *b)
{
	return memcmp(a, b, sizeof *a) == 0;
}

static struct file_slot *slot_of(struct replay *r, struct str path)
{
	struct file_slot *slot = map_get(&r->paths, path);

	if (slot)
		return slot;
	slot = NEW(r->arena, struct file_slot);
	slot->path = path;
	slot->pre_of = SIZE_MAX;
	map_add(&r->paths, path, slot, r->arena);
	VEC_PUSH(&r->slots, slot, r->arena);
	return slot;
}

struct file_state *replay_file(const struct replay *r, struct str path)
{
	const struct file_slot *slot = map_get(&r->paths, path);

	return slot ? slot->state : NULL;
}

static void set(struct replay *r, struct str path, struct file_state *state)
{
	struct file_slot *slot = slot_of(r, path);
	struct undone undone = {slot, slot->state};

	VEC_PUSH(&r->log, undone, r->arena);
	slot->state = state;
}

void replay_open_file(struct replay *r, struct file_state *state, size_t n)
{
	if (!state->counted)
		r->counts[state->since].added += (ptrdiff_t)n;
	state->counted = true;
	if (state->chains)
		return;
	state->chains = NEW_N(r->arena, struct chain, n);
	state->n = n;
	for (size_t i = 0; i < n; i++)
		state->chains[i].first = state->since;
}

struct chain replay_chain(struct replay *r, const struct record_delta *delta,
	struct file_state *const *before, size_t commit)
{
	const struct file_state *state = delta->file == DELTA_NEW ? NULL : before[delta->file];
	struct chain chain = {.first = commit};
	struct step *step;

	if (!state || delta->nth >= state->n)
		return chain;
	chain = state->chains[delta->nth];
	if (!delta->fields.n)
		return chain;
	step = NEW(r->arena, struct step);
	*step = (struct step){chain.last, delta, commit};
	chain.last = step;
	return chain;
}

/* A commit, or what is left of it to be done. */
struct applying {
	struct replay *replay;
	size_t commit;
	const struct past_commit *it;
	struct file_state **before; /* by file; NULL: it was not there */
	bool *left_out;             /* by file: already as the commit leaves it */
	bool *parked, *lost;        /* by file: can't be read after; what was before can't be */
	struct file_delta *files;
};

/* The commit that counts for what a commit did to a file: while a file can't be read nobody knows
 * when its records are changed, so it is the one that broke it. */
static size_t counts_for(const struct applying *a, size_t i)
{
	const struct file_state *before = a->before[i];

	if (before && before->broken)
		return before->broke;
	return before && a->lost[i] ? before->since : a->commit;
}

static struct file_state *state_new(const struct applying *a, size_t i)
{
	struct file_state *state = NEW(a->replay->arena, struct file_state);

	state->blob = state->good = a->it->files.v[i].holds;
	state->since = counts_for(a, i);
	return state;
}

static struct file_state *state_read(const struct applying *a, size_t i)
{
	struct replay *r = a->replay;
	const struct file_delta *delta = &a->files[i];
	struct file_state *state = state_new(a, i);
	struct commit_count *count = &r->counts[a->commit];

	state->counted = true;
	state->n = delta->records.n;
	state->chains = NEW_N(r->arena, struct chain, state->n);
	state->marks = delta->records.v;
	for (size_t k = 0; k < state->n; k++) {
		const struct record_delta *record = &delta->records.v[k];

		state->chains[k] = replay_chain(r, record, a->before, counts_for(a, i));
		count->added += record->file == DELTA_NEW;
		count->changed += record->file != DELTA_NEW && record->fields.n > 0;
		count->removed -= record->file != DELTA_NEW;
	}
	return state;
}

/* A file that can't be read keeps the records that it had. */
static struct file_state *state_parked(const struct applying *a, size_t i)
{
	struct file_state *state = state_new(a, i);

	state->good = (struct past_id){{0}};
	state->counted = true;
	if (a->before[i] && !a->lost[i]) {
		*state = *a->before[i];
		state->blob = a->it->files.v[i].holds;
	}
	state->broken = true;
	state->broke = counts_for(a, i);
	return state;
}

/* A file that stayed as it was, or became again what it had been before it was broken. */
static struct file_state *state_kept(const struct applying *a, size_t i)
{
	const struct past_id *holds = &a->it->files.v[i].holds;
	struct file_state *state = a->before[i], *mended;

	if (!state || same_id(&state->blob, holds))
		return state;
	mended = NEW(a->replay->arena, struct file_state);
	*mended = *state;
	mended->blob = *holds;
	mended->broken = false;
	return mended;
}

static struct file_state *state_after(const struct applying *a, size_t i)
{
	if (a->parked[i])
		return state_parked(a, i);
	if (a->files[i].read)
		return state_read(a, i);
	return a->it->files.v[i].before.n && !a->lost[i] ? state_kept(a, i) : state_new(a, i);
}

/* Every record that there was counts as removed until it is found again. */
static void open_before(const struct applying *a)
{
	for (size_t i = 0; i < a->it->files.n; i++) {
		if (!a->before[i] || !a->files[i].read || a->lost[i])
			continue;
		replay_open_file(a->replay, a->before[i], a->files[i].had);
		if (!a->left_out[i])
			a->replay->counts[a->commit].removed += (ptrdiff_t)a->before[i]->n;
	}
}

static void put_states(const struct applying *a)
{
	struct file_state **after = NEW_N(a->replay->arena, struct file_state *, a->it->files.n);

	open_before(a);
	for (size_t i = 0; i < a->it->files.n; i++)
		if (a->it->files.v[i].after.n && !a->left_out[i])
			after[i] = state_after(a, i);
	for (size_t i = 0; i < a->it->files.n; i++)
		if (a->it->files.v[i].before.n && !a->left_out[i])
			set(a->replay, a->it->files.v[i].before, NULL);
	for (size_t i = 0; i < a->it->files.n; i++)
		if (a->it->files.v[i].after.n && !a->left_out[i])
			set(a->replay, a->it->files.v[i].after, after[i]);
}

/* The files with those before as they could last be read, without those that can't be now. */
static struct versions readable(const struct applying *a)
{
	size_t n = a->it->files.n;
	struct versions versions = {NEW_N(a->replay->arena, struct version, n), n};

	for (size_t i = 0; i < n; i++) {
		const struct past_file *file = &a->it->files.v[i];
		const struct file_state *before = a->before[i];
		struct version *version = &versions.v[i];

		if (a->parked[i])
			continue;
		version->after = file->after;
		version->holds = file->holds;
		if (!before || a->lost[i])
			continue;
		version->before = file->before;
		version->held = before->good;
	}
	return versions;
}

/* Pairs the records of a commit some of whose files can't be read; each round finds more of these.
 */
static void read_around(struct applying *a, const struct delta *told)
{
	static const struct past_id none;
	struct replay *r = a->replay;
	struct delta delta = *told;

	while (delta.state == DELTA_BROKEN) {
		struct versions versions;

		for (size_t i = 0; i < a->it->files.n; i++) {
			const struct file_state *before = a->before[i];
			/* What was told is of the file itself, and it was not readable before. */
			bool apart = delta.files == told->files && before && before->broken;

			a->parked[i] |= delta.files[i].broken_after;
			a->lost[i] |= before && (same_id(&before->good, &none) ||
							(delta.files[i].broken_before && !apart));
			r->counts[counts_for(a, i)].broken |= a->lost[i];
		}
		versions = readable(a);
		delta = delta_read(r->reader, &versions, 0, r->arena);
	}
	a->files = delta.files;
	r->counts[a->commit].broken = true;
}

static void apply(struct applying *a)
{
	const struct delta *delta = a->it->known;

	a->files = delta->files;
	if (delta->state == DELTA_BROKEN)
		read_around(a, delta);
	put_states(a);
}

static const struct file_state *state_at(const struct applying *a, struct str path)
{
	const struct file_slot *slot = path.n ? map_get(&a->replay->paths, path) : NULL;

	return slot ? slot->state : NULL;
}

/* True if the file is as the commit leaves it already. */
static bool is_done(const struct applying *a, const struct past_file *file)
{
	const struct file_state *after = state_at(a, file->after);

	if (file->after.n && !(after && same_id(&after->blob, &file->holds)))
		return false;
	return str_eq(file->before, file->after) || !state_at(a, file->before);
}

/* Before what a merge brings in. */
static struct file_state *was(const struct applying *a, struct str path)
{
	const struct file_slot *slot = path.n ? map_get(&a->replay->paths, path) : NULL;

	if (!slot)
		return NULL;
	return slot->pre_of == a->commit ? slot->pre : slot->state;
}

/* Finds what each file was before; false: a file that is still to be changed is not the one that
 * the commit changed, since it came to be on another side. */
static bool find_before(struct applying *a)
{
	for (size_t i = 0; i < a->it->files.n; i++) {
		const struct past_file *file = &a->it->files.v[i];
		const struct file_state *before = a->before[i] = was(a, file->before);

		if (a->left_out[i])
			continue;
		if (file->before.n && !(before && same_id(&before->blob, &file->held)))
			return false;
		if (!str_eq(file->before, file->after) && was(a, file->after))
			return false;
	}
	return true;
}

/* What the commits that a merge brought in changed, with what was before them. */
static void find_brought_in(const struct replay *r, size_t commit, size_t side)
{
	for (size_t i = r->log_at[commit - side]; i < r->log.n; i++) {
		struct file_slot *slot = r->log.v[i].slot;

		if (slot->pre_of != commit)
			slot->pre = r->log.v[i].before;
		slot->pre_of = commit;
	}
}

static bool is_blob(const struct file_state *state, const struct file_state *other)
{
	return state && other ? same_id(&state->blob, &other->blob) : state == other;
}

/* What came in and was given up by the merge becomes what it was. */
static void give_up(struct replay *r, const struct past_commit *it, size_t commit, size_t end)
{
	struct map named = {0};

	for (size_t i = 0; i < it->files.n; i++) {
		if (it->files.v[i].before.n)
			map_add(&named, it->files.v[i].before, r, r->arena);
		if (it->files.v[i].after.n)
			map_add(&named, it->files.v[i].after, r, r->arena);
	}
	for (size_t i = r->log_at[commit - it->side]; i < end; i++) {
		struct file_slot *slot = r->log.v[i].slot;

		if (!map_get(&named, slot->path) && !is_blob(slot->state, slot->pre))
			set(r, slot->path, slot->pre);
	}
}

static void step(struct replay *r, size_t commit)
{
	const struct past_commit *it = r->reader->past->commits.v[commit];
	size_t n = it->files.n, left = 0;
	struct applying a = {.replay = r,
		.commit = commit,
		.it = it,
		.before = NEW_N(r->arena, struct file_state *, n),
		.left_out = NEW_N(r->arena, bool, n),
		.parked = NEW_N(r->arena, bool, n),
		.lost = NEW_N(r->arena, bool, n)};
	struct delta *delta = it->known;

	if (it->side) {
		find_brought_in(r, commit, it->side);
		give_up(r, it, commit, r->log.n);
	}
	for (size_t i = 0; i < n; i++) {
		a.left_out[i] = is_done(&a, &it->files.v[i]);
		left += !a.left_out[i];
	}
	if (!left || !find_before(&a))
		return;
	if (delta->state == DELTA_UNREAD)
		*delta = commit_delta(r->reader, it, 0, r->arena);
	r->counts[commit].merged = it->parents.n > 1;
	apply(&a);
}

void replay_run(struct replay *r)
{
	size_t n = r->reader->past->commits.n;

	r->counts = NEW_N(r->arena, struct commit_count, n);
	r->log_at = NEW_N(r->arena, size_t, n);
	for (size_t i = 0; i < n; i++) {
		r->log_at[i] = r->log.n;
		step(r, i);
	}
}
