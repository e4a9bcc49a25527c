/* replay.h - the files of a folder commit by commit, and where each of their records comes from. */
#ifndef READ_REPLAY_H
#define READ_REPLAY_H

#include "read/deltas.h"

/* What a commit changed of a record, after what was changed before it. */
struct step {
	const struct step *before; /* NULL: the first */
	const struct record_delta *delta;
	size_t commit;
};

/* Where a record comes from. */
struct chain {
	size_t first; /* commit */
	const struct step *last;
};

/* A file at some commit; one is never changed but `chains` when they are first needed. */
struct file_state {
	struct past_id blob;
	struct past_id good;  /* the last of its versions that could be read */
	bool broken;          /* blob is another one */
	size_t broke;         /* where broken: the commit that broke it */
	size_t since;         /* the commit that added it */
	struct chain *chains; /* of the records of `good`; NULL: `since` is the first of all */
	size_t n;             /* chains */
	const struct record_delta *marks; /* as many; NULL: not known */
	bool counted;                     /* its records are in the count of `since` */
};

struct file_slot {
	struct str path;
	struct file_state *state; /* NULL: not there */
	struct file_state *pre;   /* before the commits that a merge brings in */
	size_t pre_of;            /* that merge */
};

/* What is known of a commit. */
struct commit_count {
	ptrdiff_t added, changed, removed;
	bool merged; /* it merged by itself what two sides had changed */
	bool broken; /* it left or found a file that can't be read */
};

struct replay {
	const struct delta_reader *reader;
	struct map paths; /* -> struct file_slot * */
	VEC(struct file_slot *) slots;
	struct commit_count *counts; /* by commit */
	VEC(struct undone {
		struct file_slot *slot;
		struct file_state *before;
	})
	log;
	size_t *log_at; /* by commit: how long the log was before it */
	struct arena *arena;
};

/* Goes through the commits of reader->past; each one's .known is its struct delta. */
void replay_run(struct replay *replay);

/* The state of the file at the last commit; NULL: it isn't there. */
struct file_state *replay_file(const struct replay *replay, struct str path);

/* Makes the n chains of a file whose records were not looked at yet. */
void replay_open_file(struct replay *replay, struct file_state *state, size_t n);

/* Where a record comes from that is now what `delta` says: as before with a step of `commit`, or
 * new in it. `before` are the states of the files that delta counts. */
struct chain replay_chain(struct replay *replay, const struct record_delta *delta,
	struct file_state *const *before, size_t commit);

#endif
