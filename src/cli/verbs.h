/* verbs.h - what the program can do; each gives the exit status. */
#ifndef CLI_VERBS_H
#define CLI_VERBS_H

#include "cli/options.h"

int verb_build(const struct options *options, struct arena *arena);
int verb_check(const struct options *options, struct arena *arena);
int verb_diff(const struct options *options, struct arena *arena);
int verb_explain(const struct options *options, struct arena *arena);
int verb_values(const struct options *options, struct arena *arena);
int verb_init(const struct options *options, struct arena *arena);
int verb_import(const struct options *options, struct arena *arena);
int verb_new(const struct options *options, struct arena *arena);
int verb_serve(const struct options *options, struct arena *arena);
int verb_schema(const struct options *options, struct arena *arena);

#endif
