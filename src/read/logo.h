/* logo.h - the picture that company.site.logo names. */
#ifndef READ_LOGO_H
#define READ_LOGO_H

#include "base/diag.h"
#include "base/files.h"
#include "model/book.h"

enum { LOGO_MOST = 256 * 1024 }; /* bytes: it is on every page */

/* Reads it into company.site.picture. An SVG or PNG file below the content folder, not reached
 * through a link, of LOGO_MOST bytes at most; an SVG that holds no script, no handler of events,
 * no animation, and leads nowhere but into itself, since it is published as it is and may be opened
 * alone. Errors: DIAG_VALUE at the field. Owner: the arena. */
void logo_read(
	struct book *book, const struct store *store, struct diags *diags, struct arena *arena);

/* What is wrong with a picture of that name; .p NULL: nothing. */
struct str logo_wrong(struct str name, struct str bytes);

#endif
