/* history.h - what git remembers of the records of a book. */
#ifndef READ_HISTORY_H
#define READ_HISTORY_H

#include "base/past.h"
#include "model/book.h"

struct history_input {
	struct past *past; /* the commits; what .known holds is from history_recall or NULL, and
			      filled */
	const struct store *store; /* what the book was read from: the work tree */
	struct book *book;
	int threads;
};

/* Fills book->history and the .past of its records. Whatever a commit did is found from it and its
 * first parent alone, so that it can be remembered. False: the declared start is no commit of this
 * history, and no commit accuses. Owner: the arena. */
bool history_read(const struct history_input *input, struct arena *arena);

/* True for the name of a file whose history counts: those that hold records. */
bool history_counts(struct str name);

#endif
