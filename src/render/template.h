/* template.h - a template as the list of steps that it was compiled to (mustache's own). */
#ifndef RENDER_TEMPLATE_H
#define RENDER_TEMPLATE_H

#include "base/map.h"
#include "render/mustache.h"

enum step_kind {
	STEP_TEXT,
	STEP_VALUE,    /* {{name}} */
	STEP_BOUND,    /* {{t.KEY}} */
	STEP_SECTION,  /* {{#name}} */
	STEP_INVERTED, /* {{^name}} */
	STEP_PARTIAL,  /* {{>name}} */
	STEP_PARENT,   /* {{<name}}: the blocks between here and `end` are its arguments */
	STEP_BLOCK,    /* {{$name}} */
};

/* A name cut at its dots. */
struct dotted {
	struct str whole;
	LIST(struct key) parts; /* none: {{.}} */
	bool here;              /* begins with a dot: only the innermost context is asked */
};

struct step {
	enum step_kind kind;
	bool raw;
	bool standalone; /* a partial or parent alone on its line: each of its lines is indented */
	bool dynamic;    /* {{>*name}} */
	int line;
	size_t end;      /* the step after the last one inside */
	struct str text; /* a text; a block's name */
	struct dotted name;
	struct str indent; /* in front of each line of what comes in here */
	union {
		const struct template *template; /* NULL: renders nothing */
		const void *bound;
	};
};

struct template
{
	struct str name;
	bool failed;
	LIST(struct step) steps;
};

struct mustache {
	const struct mustache_loader *loader;
	struct map templates;
};

/* The template, compiled at need. NULL without trouble: the loader is lenient and there is none. */
const struct template *template_get(
	struct mustache *set, struct str name, struct trouble *trouble, struct arena *arena);

/* Cuts a name at its dots. Owner: the arena. */
struct dotted dotted_of(struct str name, struct arena *arena);

#endif
