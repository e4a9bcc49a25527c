/* past.h - what git remembers, made by hand. Days are counted back from the scene's today. */
#ifndef TESTS_ANALYSE_PAST_H
#define TESTS_ANALYSE_PAST_H

#include "model/history.h"
#include "scene.h"

/* A commit so many days ago that accuses. It is in the book's history too. */
static inline struct history_commit *commit_ago(struct scene *scene, int32_t ago)
{
	struct history *history = &scene->draft.book->history;
	struct history_commit *all =
		NEW_N(scene->arena, struct history_commit, history->commits.n + 1);
	struct history_commit *own = NEW(scene->arena, struct history_commit);

	*own = (struct history_commit){.id = STR("0123456789abcdef0123456789abcdef01234567"),
		.authored = scene->today - ago,
		.committed = scene->today - ago,
		.records = 1,
		.accuses = true};
	for (size_t i = 0; i < history->commits.n; i++)
		all[i] = history->commits.v[i];
	all[history->commits.n++] = *own;
	history->commits.v = all;
	history->state = HISTORY_KNOWN;
	return own;
}

/* The record's first commit. */
static inline void recorded(
	struct scene *scene, struct record *record, const struct history_commit *commit)
{
	struct record_history *past = NEW(scene->arena, struct record_history);

	past->first = past->last = commit;
	record->past = past;
}

/* A later one changed a field. */
static inline void changed(struct scene *scene, struct record *record,
	const struct history_commit *commit, struct field_change change)
{
	struct record_history *past = (struct record_history *)(uintptr_t)record->past;
	struct field_change *all = NEW_N(scene->arena, struct field_change, past->changes.n + 1);

	for (size_t i = 0; i < past->changes.n; i++)
		all[i] = past->changes.v[i];
	change.commit = past->last = commit;
	all[past->changes.n++] = change;
	past->changes.v = all;
}

static inline struct str ago_text(struct scene *scene, int32_t ago)
{
	char text[11];

	day_write(scene->today - ago, text);
	return str_copy(str_c(text), scene->arena);
}

/* The due date was changed, from one to another. */
static inline struct field_change new_due(struct scene *scene, int32_t from_ago, int32_t to_ago)
{
	return (struct field_change){.field = STR("due"),
		.before = ago_text(scene, from_ago),
		.after = ago_text(scene, to_ago)};
}

#endif
