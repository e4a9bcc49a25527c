/* render.h - value trees to HTML, Markdown and JSON.
 *
 * Templates are Mustache (comments, delimiters, interpolation, inverted, partials, sections,
 * inheritance, dynamic names; no lambdas), compiled once, read by any number of threads.
 *
 * Names are looked up in the stack of contexts, whose bottom is the page's map. Beside the page:
 *   {{t.KEY}}     the words of that key; its {arguments} are looked up in the stack of contexts
 *   {{root}}      "" or "../" …: the way from this page to the site's root
 *   {{lang}}      es or en; {{locale}} es-MX
 * A leaf has members that say how it is written (in messages likewise: {value.short}):
 *   any      .raw      as in JSON; of what has a size also .sign: "+0.4", "−3" (.short.sign
 * likewise) money    .short "$2.78 M"  .full "$2,780,000.00"   (default: whole units "$2,780,000")
 *   share    .one "58.3 %"  .bare "58"                 (default "58 %")
 *   count    .short "1.2 M", .plain ungrouped          (default "1,234")
 *   number   (as many decimals as it was put with)
 *   date     .long "15 de septiembre de 2026" .month "sep 2026" .day "15 sep" .iso (default "15 sep
 * 2026") month, quarter  .long "septiembre de 2026" / default "sep 2026", "jul–sep 2026"; .iso
 * "2026-09", "2026-Q3" moment   as date; .time "10:15", .full "15 sep 2026, 10:15", .iso
 * "2026-09-15T10:15:00-06:00" days     "12 días", "1.5 días", "3 h" below one day, "5 min"; .bare
 * the days alone term     .raw the word itself link     the relative address with the target's
 * ending (.html or .md), or the path's own
 *            ("data/promises.csv"); .raw the path
 * A number and its unit have a no-break space between them. Braces in threes write nothing raw:
 * Markdown comes out as HTML (or cleaned Markdown) in either, everything else is escaped in both.
 * Names of templates are whole file names: {{>parts/head.html}}, {{<layout.html}}; what a dynamic
 * name
 * ({{>*chart}}) gives must have been compiled. The names t., root, lang and locale are reserved.
 * Sections over leaves: NONE, false and empty lists are false; 0 and "" are true.
 * In a list section, {{#first}} and {{#last}} are not offered: views say what templates need. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/buf.h"
#include "base/files.h"
#include "base/map.h"
#include "render/value.h"

struct renderer;

enum target { TARGET_HTML, TARGET_MARKDOWN };

struct renderer_options {
	/* The text of a template by name ("pages/index.html", "charts/bucket.svg"); .p NULL: none.
	 */
	struct str (*template_text)(void *context, struct str name);
	void *context;
	const struct map *words; /* "index.title" -> struct str *, the ICU MessageFormat pattern */
	struct str language;     /* es, en */
	struct str currency; /* ISO 4217: gives the money's form, and the country whose habits hold
				(MXN: es-MX) */
	int decimals;        /* of the currency */
	/* Told what is wrong while a page is written, by any thread: a name found nowhere, a leaf
	 * or a sentence that lacks something. Line 0: no line. NULL: nobody listens, as in
	 * production. */
	void (*problem)(void *context, struct str template, int line, struct str what);
	void *problem_context;
};

/* A key of the words, and whether a compiled template names it. */
struct word_use {
	struct str key;
	bool used;
};

struct word_uses {
	LIST(struct word_use) words; /* in order of their keys */
};

/* Fetches the language's data once and makes the renderer, which threads may share read-only.
 * NULL and *trouble if ICU has no data or a word's pattern is wrong (path: the word's key).
 * Owner: the arena; end it with renderer_close (ICU handles). */
struct renderer *renderer_open(
	const struct renderer_options *options, struct trouble *trouble, struct arena *arena);
void renderer_close(struct renderer *renderer);

/* True if the words have the key. */
bool renderer_has_word(const struct renderer *renderer, struct str key);

/* All words and which of them the templates compiled so far use (t.KEY). Owner: the arena. */
struct word_uses renderer_words(const struct renderer *renderer, struct arena *arena);

/* Compiles a template and all it names; false and *trouble where it is missing or wrong, or names
 * words that there are not (path: the template, why: line and what). To be called for every
 * template before threads start; the arena must live as long as the renderer. */
bool renderer_compile(struct renderer *renderer, struct str template, struct trouble *trouble,
	struct arena *arena);

/* Writes a page. `path` is the page's path from the root ("accounts/acme"), for links. Escapes
 * every {{value}} for the target; nothing a record holds can become markup. False: the template
 * writes more digits of some figure than render_shown tells of. */
bool render_page(const struct renderer *renderer, struct str template, enum target target,
	struct str path, const struct value *tree, struct buf *out, struct arena *scratch);

/* Appends bytes that two pages have in common only if every template for which render_page gave
 * true makes the same of them. */
void render_shown(const struct renderer *renderer, const struct value *page, struct buf *out);

/* Writes the tree as JSON: shares and numbers to 9 significant digits, money in minor units, days
 * as ISO dates, terms as their words, messages as sentences, links as paths; drawn maps left out.
 */
void render_json(const struct renderer *renderer, const struct value *page, struct buf *out,
	struct arena *scratch);

/* How one leaf is written as plain text (for feeds, sorting, tests). Owner: the arena. */
struct str render_text(
	const struct renderer *renderer, const struct value *leaf, struct arena *arena);

/* Order of names in the reader's language (ICU collation): sorts n pointers to structs by the text
 * that `name_of` gives; equal names stay in their order. */
void renderer_sort(const struct renderer *renderer, const void **items, size_t n,
	struct str (*name_of)(const void *item), struct arena *scratch);

#endif
