/* check.h - named rules over the linked book: what is well written and still cannot be right. */
#ifndef CHECK_CHECK_H
#define CHECK_CHECK_H

#include "model/book.h"

/* Runs every rule; each adds its diagnostics. Sources with an error are marked broken.
 * Warnings are drawn from what the records as a whole hold or lack, so they are given only where
 * `diags` has no error, neither of reading nor of these rules: a file with an error is missing. */
void check_book(const struct book *book, struct diags *diags);

/* The same without the rules whose codes are flagged in `skipped` (DIAG_CODES flags; NULL: none):
 * what they would have said breaks no file and holds no warning back. */
void check_book_but(const struct book *book, const bool *skipped, struct diags *diags);

#endif
