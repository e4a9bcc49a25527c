/* ignore.h - comments in the records that say which warnings are not wanted there, and why:
 *
 *	kept: 2026-01-22  # fuga: ignore[kept-without-evidence] said on the telephone
 */
#ifndef BASE_IGNORE_H
#define BASE_IGNORE_H

#include "base/diag.h"

/* One code of one comment. */
struct ignore {
	struct str file; /* as it is to be printed */
	struct mark at;  /* of the comment */
	uint32_t line; /* what it is about: the comment's own, or the next where it stands alone */
	enum diag_code code;
	bool used;
};

struct ignores {
	struct ignore *v;
	size_t n;
};

/* Takes the warnings that are ignored out of a sorted list; errors stay. Comments that ignored
 * nothing are told, but for the codes in `skipped` (DIAG_CODES flags; NULL: none) and where errors
 * hold the warnings back. Codes: unused-ignore. */
void ignores_apply(const struct ignores *ignores, const bool *skipped, struct diags *diags);

#endif
