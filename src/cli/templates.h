/* templates.h - the texts of templates: a company's own, else the built-in ones. */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "base/files.h"
#include "base/map.h"

/* Where templates come from. */
struct templates {
	struct map own; /* name -> struct str *, from --templates */
};

/* Reads every file of the folder (empty: none). False and *trouble where it can't be read. */
bool templates_open(struct templates *templates, struct str folder, struct trouble *trouble,
	struct arena *arena);

/* The text of a template by its name ("pages/index.html"); .p NULL: there is none.
 * `context` is the struct templates: the form that a renderer wants. */
struct str templates_text(void *context, struct str name);

#endif
