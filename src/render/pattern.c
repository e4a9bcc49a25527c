/* pattern.c - reads the patterns of ICU MessageFormat. */
#include "render/pattern.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MOST = 16 };

struct parser {
	struct str rest, pattern;
	struct str why;
	struct arena *arena;
	int depth;
	bool in_plural;
};

static bool wrong(struct parser *p, const char *what)
{
	size_t at = (size_t)(p->rest.p - p->pattern.p);

	p->why = str_printf(p->arena, "%s, at \"%.*s\"", what,
		(int)(p->rest.n < 20 ? p->rest.n : 20), p->pattern.p + at);
	return false;
}

static char peek(const struct parser *p)
{
	return p->rest.n ? p->rest.p[0] : '\0';
}

static void advance(struct parser *p, size_t n)
{
	p->rest = str_slice(p->rest, n, p->rest.n);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip_blanks(struct parser *p)
{
	while (p->rest.n && is_blank(peek(p)))
		advance(p, 1);
}

/* A word up to a blank, comma or brace. */
static struct str read_word(struct parser *p)
{
	struct str word;
	size_t n = 0;

	skip_blanks(p);
	while (n < p->rest.n && !is_blank(p->rest.p[n]) && !strchr(",{}'#", p->rest.p[n]))
		n++;
	word = str_slice(p->rest, 0, n);
	advance(p, n);
	return word;
}

static bool expect(struct parser *p, char c, const char *what)
{
	skip_blanks(p);
	if (peek(p) != c)
		return wrong(p, what);
	advance(p, 1);
	return true;
}

static bool read_integer(struct str digits, int64_t *out)
{
	char copy[20], *end;

	if (digits.n == 0 || digits.n >= sizeof copy)
		return false;
	memcpy(copy, digits.p, digits.n);
	copy[digits.n] = '\0';
	*out = strtoll(copy, &end, 10);
	return *end == '\0';
}

/* An apostrophe quotes only before a brace (or # in a plural); two are one. */
static void read_quoted(struct parser *p, char *out, size_t *n)
{
	bool quotes = p->rest.n > 1 && (p->rest.p[1] == '{' || p->rest.p[1] == '}' ||
					       (p->rest.p[1] == '#' && p->in_plural));

	advance(p, 1);
	if (peek(p) == '\'' || !quotes) {
		out[(*n)++] = '\'';
		if (peek(p) == '\'')
			advance(p, 1);
		return;
	}
	for (; p->rest.n; advance(p, 1)) {
		if (peek(p) == '\'') {
			if (p->rest.n < 2 || p->rest.p[1] != '\'')
				break;
			advance(p, 1);
		}
		out[(*n)++] = peek(p);
	}
	if (p->rest.n)
		advance(p, 1);
}

static struct str read_text(struct parser *p)
{
	char *out = arena_alloc(p->arena, p->rest.n + 1);
	size_t n = 0;

	while (p->rest.n && peek(p) != '{' && peek(p) != '}' && !(peek(p) == '#' && p->in_plural)) {
		if (peek(p) == '\'') {
			read_quoted(p, out, &n);
			continue;
		}
		out[n++] = peek(p);
		advance(p, 1);
	}
	return (struct str){out, n};
}

static bool read_message(struct parser *p, struct message *message);

static bool read_branch_key(struct parser *p, const struct part *part, struct branch *branch)
{
	static const char *const categories[] = {"zero", "one", "two", "few", "many", "other"};

	branch->key = read_word(p);
	if (!branch->key.n)
		return wrong(p, "a branch needs a name");
	if (part->kind == PART_SELECT)
		return true;
	if (branch->key.p[0] == '=') {
		branch->exact = true;
		return read_integer(str_slice(branch->key, 1, branch->key.n), &branch->n) ||
		       wrong(p, "after = stands a whole number");
	}
	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
		if (str_eq(branch->key, str_c(categories[i])))
			return true;
	return wrong(p, "a plural has the branches =N, zero, one, two, few, many and other");
}

static bool read_branch(struct parser *p, const struct part *part, struct branch *branch)
{
	bool in_plural = p->in_plural;
	bool done;

	if (!read_branch_key(p, part, branch) || !expect(p, '{', "a branch stands in braces"))
		return false;
	/* Within a select the # is still that of the plural around it. */
	p->in_plural = in_plural || part->kind != PART_SELECT;
	done = read_message(p, &branch->message);
	p->in_plural = in_plural;
	return done && expect(p, '}', "a branch is never closed");
}

static bool read_offset(struct parser *p, struct part *part)
{
	skip_blanks(p);
	if (part->kind == PART_SELECT || !str_starts(p->rest, STR("offset:")))
		return true;
	advance(p, 7);
	return read_integer(read_word(p), &part->offset) ||
	       wrong(p, "after offset: stands a whole number");
}

static bool read_branches(struct parser *p, struct part *part)
{
	VEC(struct branch) branches = {0};
	bool other = false;

	if (!read_offset(p, part))
		return false;
	for (skip_blanks(p); p->rest.n && peek(p) != '}'; skip_blanks(p)) {
		struct branch branch = {0};

		if (!read_branch(p, part, &branch))
			return false;
		for (size_t i = 0; i < branches.n; i++)
			if (str_eq(branches.v[i].key, branch.key))
				return wrong(p, "the same branch twice, before this");
		other |= str_eq(branch.key, STR("other"));
		VEC_PUSH(&branches, branch, p->arena);
	}
	part->branches.v = branches.v;
	part->branches.n = branches.n;
	return other || wrong(p, "the branch \"other\" is missing");
}

static bool read_kind(struct parser *p, struct part *part)
{
	struct str kind = read_word(p);

	if (str_eq(kind, STR("plural")))
		part->kind = PART_PLURAL;
	else if (str_eq(kind, STR("selectordinal")))
		part->kind = PART_ORDINAL;
	else if (str_eq(kind, STR("select")))
		part->kind = PART_SELECT;
	else
		return wrong(p, "only plural, selectordinal and select may follow a name");
	return expect(p, ',', "a comma comes before the branches");
}

static bool read_argument(struct parser *p, struct part *part)
{
	advance(p, 1);
	part->kind = PART_ARGUMENT;
	part->text = read_word(p);
	if (!part->text.n)
		return wrong(p, "an argument needs a name");
	skip_blanks(p);
	if (peek(p) == ',') {
		advance(p, 1);
		if (!read_kind(p, part) || !read_branches(p, part))
			return false;
	}
	return expect(p, '}', "an argument is never closed");
}

/* Reads up to the end or a closing brace. */
static bool read_message(struct parser *p, struct message *message)
{
	VEC(struct part) parts = {0};

	if (++p->depth > DEPTH_MOST)
		return wrong(p, "too many branches in one another");
	while (p->rest.n && peek(p) != '}') {
		struct part part = {.kind = PART_TEXT};

		if (peek(p) == '{') {
			if (!read_argument(p, &part))
				return false;
		} else if (peek(p) == '#' && p->in_plural) {
			part.kind = PART_COUNT;
			advance(p, 1);
		} else {
			part.text = read_text(p);
		}
		VEC_PUSH(&parts, part, p->arena);
	}
	p->depth--;
	message->parts.v = parts.v;
	message->parts.n = parts.n;
	return true;
}

const struct message *message_compile(struct str pattern, struct str *why, struct arena *arena)
{
	struct parser p = {.rest = pattern, .pattern = pattern, .arena = arena};
	struct message *message = NEW(arena, struct message);

	if (read_message(&p, message) && p.rest.n)
		wrong(&p, "a brace closes nothing");
	*why = p.why;
	return p.why.n ? NULL : message;
}
