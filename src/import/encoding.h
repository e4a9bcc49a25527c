/* encoding.h - the bytes of an export as UTF-8 text. */
#ifndef IMPORT_ENCODING_H
#define IMPORT_ENCODING_H

#include "base/diag.h"
#include "model/terms.h"

/* How the bytes are meant; NONE: found out. */
enum encoding { ENCODING_NONE, ENCODING_UTF8, ENCODING_WINDOWS, ENCODING_UTF16 };

extern const struct terms encoding_terms; /* "utf-8", "windows-1252", "utf-16" */

struct encoded {
	struct str bytes, file; /* file: as it is to be printed */
	enum encoding as;
};

struct decoded {
	struct str text;  /* UTF-8 without a byte order mark or a NUL */
	uint32_t guessed; /* the first line whose bytes were taken for Windows-1252 as they are no
			     UTF-8 and nobody said what they are; 0: none */
	bool good;
};

/* A byte order mark decides, else the bytes: what is no UTF-8 anywhere is Windows-1252, as
 * spreadsheets of Western Europe and America write it; a mixture is refused. Errors: encoding, with
 * the line. Owner: the arena. */
struct decoded text_decode(const struct encoded *encoded, struct diags *diags, struct arena *arena);

#endif
