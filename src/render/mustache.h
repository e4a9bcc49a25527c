/* mustache.h - templates: compiled once to a list of steps, run by any number of threads.
 *
 * Comments, delimiters, interpolation, sections, inverted sections, partials, inheritance and
 * dynamic names of the Mustache specification; no lambdas. What a leaf looks like, and how it is
 * escaped, is the writer's business: the engine only finds values. */
#ifndef RENDER_MUSTACHE_H
#define RENDER_MUSTACHE_H

#include "base/buf.h"
#include "base/files.h"
#include "render/value.h"

struct mustache;
struct scope;

struct mustache_loader {
	/* The text of a template; .p NULL: there is none. */
	struct str (*text)(void *context, struct str name);
	/* What a name stands for that is not looked up in the data ("t.KEY"); NULL: look it up.
	 * Sets *wrong where the name is reserved and wrong. NULL: no such names. */
	const void *(*bind)(void *context, struct str name, struct str *wrong);
	void *context;
	bool lenient; /* a template that is not there is empty, as the specification would have it
		       */
};

struct mustache_writer {
	/* Writes a leaf; `member` is what follows its name ("short" of price.short), or empty.
	 * False: it lacks something, and the place is told as a problem. */
	bool (*leaf)(void *context, const struct scope *scope, const struct value *leaf,
		struct str member, bool raw);
	/* Writes what `bind` gave; likewise. */
	bool (*bound)(void *context, const struct scope *scope, const void *thing, bool raw);
	/* Told what is wrong in a template as it runs: names found nowhere, leaves
	 * that lack something. NULL: nobody listens. */
	void (*problem)(void *context, struct str template, int line, struct str what);
	void *context;
	struct buf *out;
};

/* An empty set of templates. The loader must live as long. Owner: the arena. */
struct mustache *mustache_new(const struct mustache_loader *loader, struct arena *arena);

/* Compiles a template and all that it names; a template is compiled once. False and *trouble (path:
 * the template, why: line and what) where one is missing or wrong. One thread at a time. */
bool mustache_compile(
	struct mustache *set, struct str name, struct trouble *trouble, struct arena *arena);

/* Runs a compiled template over the data; one never compiled writes nothing, and that is told as
 * a problem. False: sections
 * and templates called one another more than 400 deep, and what was written is not whole. */
bool mustache_run(const struct mustache *set, struct str template, const struct value *data,
	const struct mustache_writer *writer);

/* A value, and what is left of its name where a leaf was met. */
struct found_value {
	const struct value *value; /* NULL: found nowhere */
	struct str member;
};

/* Looks a dotted name up as a tag would at this place. */
struct found_value scope_find(const struct scope *scope, struct str name);

#endif
