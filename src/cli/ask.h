/* ask.h - asking on a terminal for what a record still needs. */
#ifndef CLI_ASK_H
#define CLI_ASK_H

#include "cli/options.h"
#include "model/book.h"
#include "write/entry.h"

/* Asks, on stderr, for each field that the record needs and that was not given, showing the words
 * it takes; today stands for the day of what happened. Where nobody can be asked, or nobody
 * answers, false: stderr names what is missing. */
bool ask_missing(struct entry *entry, const struct options *options, const struct book *book,
	struct arena *arena);

#endif
