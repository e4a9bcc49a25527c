/* editing.h - where in a file's text things begin and end, and how they are laid out; for edit.c.
 */
#ifndef WRITE_EDITING_H
#define WRITE_EDITING_H

#include "write/edit.h"
#include "write/parse.h"

/* What is being changed. */
struct editing {
	const struct edit *edit;
	struct parsed parsed;
	size_t document;         /* its place among the documents */
	const struct node *root; /* its mapping; NULL: the file holds none yet */
	const struct node *list; /* where the record goes; NULL: to be begun */
	struct layout layout;
	struct buf out;
	const char *why; /* it can't be done; NULL: it can */
};

/* The byte at a mark; NUL at the end of the text. */
char editing_byte(const struct editing *e, struct mark at);

/* How the lines of the text end: as the first does. */
struct str text_eol(struct str text);

bool line_is_blank(struct str line);

/* True if a blank line stands before the line, comments aside. */
bool line_is_set_off(const struct editing *e, uint32_t line);

/* True of the document of the account; where none is asked for, of one of no account. */
bool document_is(struct str account, const struct node *root);

/* The line after the document's last, which begins another or lies past the end of the file. */
uint32_t document_end(const struct editing *e);

/* The line after the last that holds something in [from, end): blank lines, and comments that stand
 * no further in than `indent`, belong to what comes next. */
uint32_t content_end(const struct editing *e, uint32_t from, uint32_t end, size_t indent);

/* Finds the document and the list; e->why where there is none to write into. */
void editing_find(struct editing *e);

/* The last item of a list; an empty one itself. */
const struct node *list_last(const struct node *list);

/* The line of the '-' of an item. */
uint32_t dash_line(const struct editing *e, const struct node *list, const struct node *item);

/* Lays out as the items of a list in blocks are, which has some. */
void layout_as(struct editing *e, const struct node *list);

/* Lays out as the other lists of the file are; else two blanks in. */
void layout_usual(struct editing *e, size_t indent);

/* The byte of the bracket that ends a list whose bracket begins at `at`; the length of the text if
 * there is none. */
size_t closing_bracket(struct str text, size_t at);

#endif
