/* templates.h - the texts of templates: a company's own, else the built-in ones. */
#ifndef CLI_TEMPLATES_H
#define CLI_TEMPLATES_H

#include "base/files.h"
#include "base/map.h"

/* A file of --templates. */
struct own_template {
	struct str name, text;
	bool used; /* somebody asked for it */
};

/* Where templates come from. */
struct templates {
	struct str folder;
	struct map by_name; /* -> struct own_template * */
	LIST(struct own_template) own;
};

/* Reads every file of the folder (empty: none). False and *trouble where it can't be read. */
bool templates_open(struct templates *templates, struct str folder, struct trouble *trouble,
	struct arena *arena);

/* The text of a template by its name ("pages/index.html"); .p NULL: there is none.
 * `context` is the struct templates: the form that a renderer wants. */
struct str templates_text(void *context, struct str name);

/* Says on stderr which files of --templates stand for none of fuga's and are named by no template,
 * and what may have been meant. To be called when all is compiled. */
void templates_warn(const struct templates *templates, struct arena *arena);

#endif
