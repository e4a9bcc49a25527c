/* syntax.h - what a parser's complaint means to somebody who writes records. */
#ifndef READ_SYNTAX_H
#define READ_SYNTAX_H

#include "base/diag.h"

/* A complaint of the parser. Points are bytes of the text. */
struct complaint {
	struct str text;
	const char *problem, *context;
	size_t at, since; /* where it was noticed; where the thing began that it was reading */
};

/* What to tell. */
struct syntax_error {
	enum diag_code code;
	size_t at;       /* byte to blame */
	struct str text; /* the sentence */
};

/* Owner: the arena. */
struct syntax_error syntax_explain(const struct complaint *complaint, struct arena *arena);

#endif
