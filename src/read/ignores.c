/* ignores.c - finds the comments `# fuga: ignore[CODE] reason` of a file of records. */
#include "read/ignores.h"

#include "base/suggest.h"
#include "base/utf8.h"

#define WORD STR("fuga:")

/* What reading the comments of one file needs. */
struct search {
	const struct yaml_input *input;
	struct diags *diags;
	struct arena *arena;
	struct extents texts;
	size_t passed; /* texts before the last place asked for */
	struct found_ignores found;
};

/* A comment: where it stands and what it says after "fuga:". */
struct comment {
	struct mark at;
	uint32_t line; /* what it is about */
	struct str says;
};

static struct str line_text(const struct search *search, size_t line)
{
	const struct lines *lines = &search->input->scan.lines;
	struct str text = search->input->scan.text;
	size_t end = line + 1 < lines->n ? lines->v[line + 1].byte : text.n;

	return str_trim(str_slice(text, lines->v[line].byte, end));
}

static bool says_nothing(struct str line)
{
	return !line.n || line.p[0] == '#';
}

/* The line that a comment is about which has its own line to itself; lines count from 0. */
static size_t line_below(const struct search *search, size_t line)
{
	size_t n = search->input->scan.lines.n, below = line + 1;

	while (below < n && says_nothing(line_text(search, below)))
		below++;
	return below < n ? below : line;
}

static void tell(const struct search *search, const struct comment *comment, const char *why)
{
	diag_add(search->diags, DIAG_WRONG_IGNORE, search->input->file, comment->at, "%s", why);
}

static struct str code_name(size_t i)
{
	return str_c(diag_kind((enum diag_code)i)->code);
}

static void tell_unknown(
	const struct search *search, const struct comment *comment, struct str name)
{
	struct str names[DIAG_CODES], near;

	for (size_t i = 0; i < DIAG_CODES; i++)
		names[i] = code_name(i);
	near = suggest(name, names, DIAG_CODES);
	tell(search, comment,
		str_printf(search->arena, "there is no code '%.*s'%s%.*s%s",
			STR_ARG(str_slice(name, 0, 60)), near.n ? "; did you mean '" : "",
			STR_ARG(near), near.n ? "'?" : "")
			.p);
}

static void take_code(struct search *search, const struct comment *comment, struct str name)
{
	enum diag_code code = diag_find(name);
	struct ignore ignore = {
		.file = search->input->file,
		.at = comment->at,
		.line = comment->line,
		.code = code,
	};

	if (code == DIAG_CODES)
		tell_unknown(search, comment, name);
	else if (diag_kind(code)->severity == SEVERITY_ERROR)
		tell(search, comment,
			str_printf(search->arena,
				"'%s' is an error, and those are mended, not ignored",
				diag_kind(code)->code)
				.p);
	else
		VEC_PUSH(&search->found.list, ignore, search->arena);
}

/* "ignore[CODE, CODE] reason"; other words after "fuga:" are not ours. */
static void take_comment(struct search *search, const struct comment *comment)
{
	struct str rest = str_trim(comment->says), codes, code;
	ptrdiff_t end;

	if (!str_starts(rest, STR("ignore")))
		return;
	rest = str_trim(str_slice(rest, 6, rest.n));
	end = str_find(rest, STR("]"));
	if (!rest.n || rest.p[0] != '[' || end < 0) {
		tell(search, comment, "nothing is ignored: write '# fuga: ignore[code] reason'");
		return;
	}
	codes = str_trim(str_slice(rest, 1, (size_t)end));
	if (!codes.n)
		tell(search, comment, "nothing is ignored: the comment names no code");
	else if (!str_trim(str_slice(rest, (size_t)end + 1, rest.n)).n)
		tell(search, comment,
			"nothing is ignored: a reason is required behind the brackets");
	else
		while (str_split(&codes, ',', &code))
			take_code(search, comment, str_trim(code));
}

/* The places are asked for in their order. */
static bool inside_text(struct search *search, size_t point)
{
	const struct extents *texts = &search->texts;

	while (search->passed < texts->n && texts->v[search->passed].to <= point)
		search->passed++;
	return search->passed < texts->n && texts->v[search->passed].from <= point;
}

/* The '#' with nothing but blanks between it and the word at `at`; -1 if there is none, or it is no
 * comment. */
static ptrdiff_t mark_before_word(struct str text, size_t at, size_t line_from)
{
	while (at > line_from && (text.p[at - 1] == ' ' || text.p[at - 1] == '\t'))
		at--;
	if (at == line_from || text.p[--at] != '#')
		return -1;
	if (at > line_from && text.p[at - 1] != ' ' && text.p[at - 1] != '\t')
		return -1;
	return (ptrdiff_t)at;
}

static void look_at_line(struct search *search, size_t line)
{
	const struct line_start *start = &search->input->scan.lines.v[line];
	struct str text = search->input->scan.text, words = line_text(search, line);
	size_t end, word, columns;
	ptrdiff_t found = str_find(words, WORD), mark;
	struct comment comment;

	if (found < 0)
		return;
	end = (size_t)(words.p - text.p) + words.n;
	word = (size_t)(words.p - text.p) + (size_t)found;
	mark = mark_before_word(text, word, start->byte);
	if (mark < 0)
		return;
	columns = utf8_count(str_slice(text, start->byte, (size_t)mark));
	if (inside_text(search, start->point + columns))
		return;
	comment.at = (struct mark){(uint32_t)line + 1, (uint32_t)columns + 1};
	comment.line = (uint32_t)(words.p[0] == '#' ? line_below(search, line) : line) + 1;
	comment.says = str_slice(text, word + WORD.n, end);
	take_comment(search, &comment);
}

struct found_ignores ignores_read(
	const struct yaml_input *input, struct diags *diags, struct arena *arena)
{
	struct search search = {.input = input, .diags = diags, .arena = arena};

	if (str_find(input->scan.text, WORD) < 0)
		return search.found;
	search.texts = yaml_texts(input, arena);
	for (size_t line = 0; line < input->scan.lines.n; line++)
		look_at_line(&search, line);
	return search.found;
}
