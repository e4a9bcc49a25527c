/* tag.c - finds the tags of a Mustache template, one after the other. */
#include "render/tag.h"

#include "base/arena.h"

#include <string.h>

bool scan_wrong(struct scanner *s, int line, struct str why)
{
	s->trouble->path = s->name;
	s->trouble->why = str_printf(s->arena, "line %d: %.*s", line, STR_ARG(why));
	return false;
}

static bool is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ' && s.p[i] != '\t')
			return false;
	return true;
}

static struct str leading_blanks(struct str s)
{
	size_t n = 0;

	while (n < s.n && (s.p[n] == ' ' || s.p[n] == '\t'))
		n++;
	return str_slice(s, 0, n);
}

size_t scan_line_start(const struct scanner *s, size_t at)
{
	while (at > 0 && s->source.p[at - 1] != '\n')
		at--;
	return at;
}

static int line_of(struct scanner *s, size_t at)
{
	for (; s->counted < at; s->counted++)
		s->line += s->source.p[s->counted] == '\n';
	return s->line;
}

static void look_around(const struct scanner *s, struct tag *tag)
{
	struct str rest = str_slice(s->source, tag->end, s->source.n);
	struct str blanks = leading_blanks(rest);

	tag->line_start = scan_line_start(s, tag->start);
	tag->blank_before = is_blank(str_slice(s->source, tag->line_start, tag->start));
	rest = str_slice(rest, blanks.n, rest.n);
	if (rest.n && rest.p[0] == '\r')
		rest = str_slice(rest, 1, rest.n);
	tag->blank_after = rest.n == 0 || rest.p[0] == '\n';
	tag->next_line = (size_t)(rest.p - s->source.p) + (rest.n > 0);
}

static bool has_blank(struct str s)
{
	return memchr(s.p, ' ', s.n) || memchr(s.p, '\n', s.n) || memchr(s.p, '\t', s.n);
}

static bool check_name(struct scanner *s, struct tag *tag)
{
	if (tag->kind == '!' || tag->kind == '=')
		return true;
	if (tag->content.n && tag->content.p[0] == '*' && (tag->kind == '>' || tag->kind == '<'))
		return true;
	if (tag->content.n == 0)
		return scan_wrong(s, tag->line, STR("a tag without a name"));
	if (has_blank(tag->content))
		return scan_wrong(s, tag->line,
			str_printf(
				s->arena, "the name '%.*s' holds blanks", STR_ARG(tag->content)));
	return true;
}

bool scan_tag(struct scanner *s, struct tag *tag)
{
	struct str rest = str_slice(s->source, s->at, s->source.n), end = s->close;
	ptrdiff_t found = str_find(rest, s->open);

	*tag = (struct tag){.start = s->source.n, .line = line_of(s, s->at)};
	if (found < 0)
		return false;
	tag->start = s->at + (size_t)found;
	tag->line = line_of(s, tag->start);
	rest = str_slice(rest, (size_t)found + s->open.n, rest.n);
	if (rest.n && memchr("#^/!=>&<${", rest.p[0], 10)) {
		tag->kind = rest.p[0];
		rest = str_slice(rest, 1, rest.n);
	}
	if (tag->kind == '{' || tag->kind == '=')
		end = str_join(tag->kind == '{' ? STR("}") : STR("="), s->close, s->arena);
	found = str_find(rest, end);
	if (found < 0)
		return scan_wrong(s, tag->line, STR("a tag is opened and never closed"));
	tag->content = str_trim(str_slice(rest, 0, (size_t)found));
	tag->end = (size_t)(rest.p - s->source.p) + (size_t)found + end.n;
	look_around(s, tag);
	return check_name(s, tag);
}

bool scan_delimiters(struct scanner *s, const struct tag *tag)
{
	struct str open = tag->content, close;
	size_t n = 0;

	while (n < open.n && open.p[n] != ' ' && open.p[n] != '\t' && open.p[n] != '\n')
		n++;
	close = str_trim(str_slice(open, n, open.n));
	open = str_slice(open, 0, n);
	if (!open.n || !close.n || has_blank(close) || str_find(tag->content, STR("=")) >= 0)
		return scan_wrong(s, tag->line, STR("delimiters are written {{=<% %>=}}"));
	s->open = open;
	s->close = close;
	return true;
}

struct str scan_indent(const struct scanner *s, size_t at)
{
	struct str rest = str_slice(s->source, at, s->source.n), line;

	while (str_split(&rest, '\n', &line))
		if (str_trim(line).n)
			return leading_blanks(line);
	return STR_NONE;
}
