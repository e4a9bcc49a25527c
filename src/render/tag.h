/* tag.h - finds the tags of a Mustache template, one after the other (mustache's own). */
#ifndef RENDER_TAG_H
#define RENDER_TAG_H

#include "base/files.h"

struct tag {
	char kind; /* one of #^/!=>&<${, or 0 for a plain name */
	struct str content;
	int line;
	size_t start, end; /* in the source, delimiters included */
	size_t line_start;
	bool blank_before; /* nothing but blanks on its line before it */
	bool blank_after;
	size_t next_line; /* where blank_after: the start of the next line */
};

struct scanner {
	struct str name, source;
	struct str open, close; /* delimiters */
	size_t at;              /* where the next tag is looked for */
	size_t counted;         /* lines are counted up to here */
	int line;
	struct trouble *trouble;
	struct arena *arena;
};

/* Finds the next tag. False at the end (tag->start is there), or with trouble where it is wrong. */
bool scan_tag(struct scanner *s, struct tag *tag);

/* Takes the delimiters that a tag {{=<% %>=}} sets; false with trouble. */
bool scan_delimiters(struct scanner *s, const struct tag *tag);

/* Notes the trouble at a line; false. */
bool scan_wrong(struct scanner *s, int line, struct str why);

/* Where the line of this place begins. */
size_t scan_line_start(const struct scanner *s, size_t at);

/* The indentation of the first line from `at` on that is not blank. */
struct str scan_indent(const struct scanner *s, size_t at);

#endif
