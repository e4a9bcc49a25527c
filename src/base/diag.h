/* diag.h - what is wrong with the records: one enum, one table, and how it is printed for people.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdio.h>

/* A place in a file. Lines end at LF, CRLF or CR; columns count code points; both from 1.
 * line 0: the file as a whole. */
struct mark {
	uint32_t line, col;
};

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* The codes stand in diag_codes.h, one line each: X(ENUM, "code", SEVERITY). Those before
 * DIAG_FIRST_RULE belong to reading. */
enum diag_code {
#define X(id, code, severity) DIAG_##id,
#define RULES_FROM_HERE       DIAG_FIRST_RULE, DIAG_LAST_OF_READING = DIAG_FIRST_RULE - 1,
#include "base/diag_codes.h"
#undef RULES_FROM_HERE
#undef X
	DIAG_CODES
};

/* One line of the catalogue that `fuga explain` prints. */
struct diag_kind {
	const char *code;
	enum severity severity;
	const char *title;      /* what is wrong, in one line */
	const char *explain_en; /* why it matters and how to mend it, with an example */
	const char *explain_es;
};

/* Never NULL for a code of the enum. */
const struct diag_kind *diag_kind(enum diag_code code);

/* The code by its name; DIAG_CODES if there is none. */
enum diag_code diag_find(struct str name);

/* Why one isn't told. */
enum silence_of {
	SILENCED_NOT,
	SILENCED_IN_SOURCE, /* by a comment in the records */
	SILENCED_OUTSIDE,   /* by a baseline */
};

struct diag {
	enum diag_code code;
	struct str file; /* path as it is to be printed */
	struct mark at;
	struct str text; /* one sentence, no full stop; data in it as it stands in the file */
	/* What it is about wherever that stands, set by places_name: "promise acme 2026-01-12" and
	 * "moved.to"; empty until then, field also where the record as a whole is meant. */
	struct str record, field;
	enum silence_of silence;
	size_t order; /* keeps what stands at one place in the order in which it was said */
};

/* A list of them. Zero is empty. One list a thread; diags_merge brings them together. */
struct diags {
	VEC(struct diag) list;
	VEC(struct diag) silenced; /* what was taken out of it as known or not wanted */
	struct arena *arena;       /* holds the texts */
	size_t errors, warnings;   /* of the list */
};

void diags_init(struct diags *diags, struct arena *arena);

/* Adds one; the text is printf's. Paths are not copied. */
void diag_add(struct diags *diags, enum diag_code code, struct str file, struct mark at,
	const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Moves all of `from` to the end of `into`; both arenas must live as long as the list. */
void diags_merge(struct diags *into, const struct diags *from);

/* By file (bytes), line, column, order of arrival; the same one twice stays once. */
void diags_sort(struct diags *diags);

/* Keeps the codes in `select` (all, if empty) that are not in `ignore`; both are arrays of
 * DIAG_CODES flags. Codes of reading (before DIAG_FIRST_RULE in the list) can't be dropped. */
void diags_filter(struct diags *diags, const bool *select, const bool *ignore);

/* Keeps those that `keeps` wants, asked in their order, and counts anew. */
void diags_keep(
	struct diags *diags, bool (*keeps)(const struct diag *diag, void *context), void *context);

/* Keeps it in mind as silenced; the caller leaves it out of the list. */
void diag_silence(struct diags *diags, const struct diag *diag, enum silence_of how);

/* Puts the silenced ones into the list where they belong; errors and warnings stay the counts of
 * the others. The list is a new one in the arena. */
void diags_show_silenced(struct diags *diags, struct arena *arena);

/* How to print. */
struct diag_style {
	bool colour;
	size_t most_per_file; /* then "and N more"; 0: all */
	/* The source line of a mark for the excerpt, or the empty view; NULL: no excerpts. */
	struct str (*line_of)(void *context, struct str file, uint32_t line);
	void *context;
};

/* content/accounts/acme.yaml:7:3: error: account 'acme' has no key 'ower'; … [unknown-key]
 * then the line with a caret. Control, bidi and separator characters come out as \u{9b}. */
void diags_print_text(const struct diags *diags, const struct diag_style *style, FILE *out);

/* Writes text that may hold anything: control, bidi, separator and invisible characters as
 * \u{9b}, bytes that are no UTF-8 as \x{ff}, line ends too. For paths and other data in
 * messages of any program part. */
void text_print(struct str text, FILE *out);

/* The same as a text. Owner: the arena. */
struct str text_visible(struct str text, struct arena *arena);

/* True for a control, bidi, separator or invisible character. */
bool is_unseen(uint32_t c);

/* "error" or "warning". */
const char *severity_word(enum severity severity);

#endif
