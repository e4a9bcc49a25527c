/* syntax.c - what a parser's complaint means to somebody who writes records. */
#include "read/syntax.h"

#include "base/utf8.h"

typedef struct syntax_error explain_fn(const struct complaint *complaint, struct arena *arena);

static struct str line_until(struct str text, size_t at)
{
	size_t from = at;

	while (from > 0 && text.p[from - 1] != '\n' && text.p[from - 1] != '\r')
		from--;
	return str_slice(text, from, at);
}

static bool same_line(const struct complaint *c)
{
	struct str between = str_slice(c->text, c->since, c->at);

	return str_find(between, STR("\n")) < 0 && str_find(between, STR("\r")) < 0;
}

static char byte_at(const struct complaint *c, size_t at)
{
	return at < c->text.n ? c->text.p[at] : '\0';
}

/* The letter at a place, for a message. */
static struct str letter_at(const struct complaint *c, size_t at, struct arena *arena)
{
	size_t n = 1;

	if (at >= c->text.n)
		return STR("the end of the file");
	utf8_decode(str_slice(c->text, at, c->text.n), &n);
	return str_printf(arena, "'%.*s'", (int)n, c->text.p + at);
}

static struct syntax_error says(size_t at, struct str text)
{
	return (struct syntax_error){DIAG_SYNTAX, at, text};
}

static struct syntax_error tab(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(c->at, STR("a tab cannot indent a line; use spaces"));
}

static struct syntax_error first_letter(const struct complaint *c, struct arena *arena)
{
	struct str letter = letter_at(c, c->at, arena);

	if (byte_at(c, c->at) == '\t')
		return tab(c, arena);
	if (c->at >= c->text.n)
		return says(
			c->at, STR("the file ends here, though a '[' or '{' in it is not closed"));
	return says(c->at, str_printf(arena, "a text cannot begin with %.*s; put it in quotes",
				   STR_ARG(letter)));
}

/* "what: Delivery: in five days", or a line that is indented further than the one it belongs to. */
static struct syntax_error second_colon(const struct complaint *c, struct arena *arena)
{
	struct str before = line_until(c->text, c->at);

	(void)arena;
	if (str_find(before, STR(": ")) >= 0)
		return says(c->at, STR("a second ':' in one line: put the text in quotes, as in "
				       "what: \"Delivery: in five days\""));
	return says(c->at,
		STR("no mapping can begin here: the indent of this line doesn't fit the line "
		    "above; "
		    "or, if this is text that goes on, put it in quotes because of its ':'"));
}

static struct syntax_error no_colon(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(c->since,
		STR("this is no key: a key is one line and is followed by ': ' and its value "
		    "(a text of several lines needs quotes or a '|')"));
}

static struct syntax_error open_flow(const struct complaint *c, struct arena *arena)
{
	bool list = str_find(str_c(c->context), STR("sequence")) >= 0;
	char opens = list ? '[' : '{', closes = list ? ']' : '}';
	struct str letter = letter_at(c, c->at, arena);

	if (!same_line(c))
		return says(c->since,
			str_printf(arena,
				"the '%c' that begins here is not closed: its '%c' is missing",
				opens, closes));
	return says(c->at,
		str_printf(arena,
			"what begins with '%c' goes on with ',' or ends with '%c', not with %.*s",
			opens, closes, STR_ARG(letter)));
}

static struct syntax_error open_quote(const struct complaint *c, struct arena *arena)
{
	return says(c->since, str_printf(arena, "the quote %c that begins here is not closed",
				      byte_at(c, c->since)));
}

/* The backslash that an error in an escape belongs to. */
static size_t backslash(const struct complaint *c)
{
	size_t at = c->at;

	while (at > c->since && byte_at(c, at) != '\\')
		at--;
	return at;
}

static struct syntax_error escape(const struct complaint *c, struct arena *arena)
{
	size_t at = backslash(c);
	struct str letter = letter_at(c, at + 1, arena);

	return says(
		at, str_printf(arena,
			    "\\%.*s is no escape; in double quotes a backslash is written \\\\, "
			    "or use single quotes",
			    (int)(letter.n > 2 ? letter.n - 2 : 0), letter.p + 1));
}

static struct syntax_error hex_escape(const struct complaint *c, struct arena *arena)
{
	size_t at = backslash(c);

	return says(at,
		str_printf(arena, "\\%c needs %d hexadecimal digits after it", byte_at(c, at + 1),
			byte_at(c, at + 1) == 'x'   ? 2
			: byte_at(c, at + 1) == 'u' ? 4
						    : 8));
}

static struct syntax_error surrogate(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(backslash(c),
		STR("this escape is no character (half of a surrogate pair, or beyond U+10FFFF); "
		    "write the letter itself"));
}

static struct syntax_error block_head(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(c->at, STR("after '|' or '>' there may stand '-' or '+' and a digit from 1 to "
			       "9, then the line ends"));
}

static struct syntax_error no_key(const struct complaint *c, struct arena *arena)
{
	size_t end = c->at;
	char before;

	(void)arena;
	while (end > 0 && (byte_at(c, end - 1) == ' ' || byte_at(c, end - 1) == '\t'))
		end--;
	before = end ? byte_at(c, end - 1) : '\0';
	if (before == '\'')
		return says(end - 1, STR("the quoted text ends here and more follows; an "
					 "apostrophe in a text in "
					 "single quotes is written twice ('')"));
	if (before == '"')
		return says(end - 1, STR("the quoted text ends here and more follows; a quote in a "
					 "text in double "
					 "quotes is written \\\""));
	return says(c->at, STR("the indent of this line doesn't fit the lines above it"));
}

static struct syntax_error after_document(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	if (str_starts(line_until(c->text, c->at), STR("...")))
		return says(c->at, STR("nothing may follow '...' in its line"));
	return says(c->at, STR("the document has ended before this; begin another with a line "
			       "'---', or put the "
			       "text in quotes"));
}

static struct syntax_error directive(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(c->since, STR("a line that begins with '%' is a directive of YAML, and there "
				  "is none of this kind; "
				  "put the text in quotes"));
}

static struct syntax_error dash(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(c->at, STR("no list can begin here: put the '-' on a line of its own with the "
			       "indent of the list, "
			       "or put the text in quotes"));
}

static struct syntax_error question(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return says(c->at, STR("no key can begin here with '?'; put the text in quotes"));
}

static struct syntax_error star(const struct complaint *c, struct arena *arena)
{
	char letter = byte_at(c, c->since);

	return (struct syntax_error){DIAG_REFUSED, c->since,
		str_printf(arena,
			"'%c' begins an %s, and those are refused; if it is text (as in **bold**), "
			"put it in quotes",
			letter, letter == '&' ? "anchor" : "alias")};
}

static struct syntax_error tag(const struct complaint *c, struct arena *arena)
{
	(void)arena;
	return (struct syntax_error){DIAG_REFUSED, c->since,
		STR("'!' begins a tag, and those are refused; if it is text, put it in quotes")};
}

/* The first row of which both parts are found in the complaint explains it. */
static const struct {
	const char *problem, *context;
	explain_fn *explain;
} explanations[] = {
	{"", "a tag", tag},
	{"tag handle", "", tag},
	{"", "directive", directive},
	{"", "an anchor", star},
	{"", "an alias", star},
	{"tab character", "", tab},
	{"cannot start any token", "", first_letter},
	{"did not find expected node content", "", first_letter},
	{"mapping values are not allowed", "", second_colon},
	{"could not find expected ':'", "", no_colon},
	{"", "flow mapping", open_flow},
	{"", "flow sequence", open_flow},
	{"end of stream", "quoted scalar", open_quote},
	{"document indicator", "quoted scalar", open_quote},
	{"unknown escape", "", escape},
	{"expected hexdecimal", "", hex_escape},
	{"invalid Unicode", "", surrogate},
	{"", "block scalar", block_head},
	{"did not find expected key", "", no_key},
	{"expected '-' indicator", "", no_key},
	{"<document start>", "", after_document},
	{"directive", "", directive},
	{"incompatible YAML", "", directive},
	{"block sequence entries", "", dash},
	{"mapping keys are not allowed", "", question},
};

struct syntax_error syntax_explain(const struct complaint *c, struct arena *arena)
{
	struct str problem = str_c(c->problem), context = str_c(c->context);

	for (size_t i = 0; i < sizeof explanations / sizeof *explanations; i++)
		if (str_find(problem, str_c(explanations[i].problem)) >= 0 &&
			str_find(context, str_c(explanations[i].context)) >= 0)
			return explanations[i].explain(c, arena);
	return says(c->at, str_printf(arena, "this is not YAML: %.*s", STR_ARG(problem)));
}
