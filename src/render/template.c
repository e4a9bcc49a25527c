/* template.c - Mustache templates to steps. */
#include "render/template.h"

#include <string.h>

enum { DEPTH_MOST = 64 }; /* of sections in one another, and of templates naming one another */

struct tag {
	char kind;         /* one of #^/!=>&<${, or 0 for a plain name */
	struct str content;
	int line;
	size_t start, end; /* in the source, delimiters included */
	size_t line_start;
	bool blank_before; /* nothing but blanks on its line before it */
	bool blank_after;
	size_t next_line;  /* where blank_after: the start of the next line */
};

struct parser {
	struct mustache *set;
	struct arena *arena;
	struct trouble *trouble;
	struct str name, source;
	struct str open, close; /* delimiters */
	struct str strip;       /* what is taken off the start of each line: a block's own indentation */
	size_t at;
	size_t counted;         /* lines are counted up to here */
	int line;
	int depth;              /* of templates */
	VEC(struct step) steps;
};

/* What encloses the tags being parsed. */
struct enclosure {
	const struct tag *tag; /* NULL: the whole template */
	bool arguments;        /* between {{<name}} and {{/name}}: only blocks count */
	bool argument;         /* a block there */
	int depth;
	struct tag closed_by;
};

static const struct template *compile(struct parser *from, struct mustache *set, struct str name);

static bool wrong(struct parser *p, int line, struct str why)
{
	p->trouble->path = p->name;
	p->trouble->why = str_printf(p->arena, "line %d: %.*s", line, STR_ARG(why));
	return false;
}

struct dotted dotted_of(struct str name, struct arena *arena)
{
	struct dotted dotted = {.whole = name, .here = name.n && name.p[0] == '.'};
	struct str rest = str_slice(name, dotted.here, name.n), part;
	VEC(struct str) parts = {0};

	while (rest.n && str_split(&rest, '.', &part))
		VEC_PUSH(&parts, part, arena);
	dotted.parts.v = parts.v;
	dotted.parts.n = parts.n;
	return dotted;
}

static struct step *push(struct parser *p, struct step step)
{
	VEC_PUSH(&p->steps, step, p->arena);
	p->steps.v[p->steps.n - 1].end = p->steps.n;
	return &p->steps.v[p->steps.n - 1];
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

/* A line, or the blanks before a tag, without what is stripped off. */
static struct str stripped(const struct parser *p, struct str line)
{
	size_t n = 0;

	while (n < p->strip.n && n < line.n && line.p[n] == p->strip.p[n])
		n++;
	return str_slice(line, n, line.n);
}

static size_t line_start_of(const struct parser *p, size_t at)
{
	while (at > 0 && p->source.p[at - 1] != '\n')
		at--;
	return at;
}

static void push_text(struct parser *p, size_t from, size_t to)
{
	while (from < to) {
		struct str rest = str_slice(p->source, from, to), text = rest;

		if (p->strip.n) {
			const char *end = memchr(rest.p, '\n', rest.n);

			text = end ? str_slice(rest, 0, (size_t)(end - rest.p) + 1) : rest;
		}
		from += text.n;
		if (p->strip.n && line_start_of(p, from - text.n) == from - text.n)
			text = stripped(p, text);
		if (text.n)
			push(p, (struct step){.kind = STEP_TEXT, .text = text});
	}
}

static int line_of(struct parser *p, size_t at)
{
	for (; p->counted < at; p->counted++)
		p->line += p->source.p[p->counted] == '\n';
	return p->line;
}

static void look_around(const struct parser *p, struct tag *tag)
{
	struct str rest = str_slice(p->source, tag->end, p->source.n);
	struct str blanks = leading_blanks(rest);

	tag->line_start = line_start_of(p, tag->start);
	tag->blank_before = is_blank(str_slice(p->source, tag->line_start, tag->start));
	rest = str_slice(rest, blanks.n, rest.n);
	if (rest.n && rest.p[0] == '\r')
		rest = str_slice(rest, 1, rest.n);
	tag->blank_after = rest.n == 0 || rest.p[0] == '\n';
	tag->next_line = (size_t)(rest.p - p->source.p) + (rest.n > 0);
}

/* Finds the next tag from p->at; false with tag->start at the end where there is none, or wrong. */
static bool next_tag(struct parser *p, struct tag *tag)
{
	struct str rest = str_slice(p->source, p->at, p->source.n), end = p->close;
	ptrdiff_t found = str_find(rest, p->open);

	*tag = (struct tag){.start = p->source.n, .line = line_of(p, p->at)};
	if (found < 0)
		return false;
	tag->start = p->at + (size_t)found;
	tag->line = line_of(p, tag->start);
	rest = str_slice(rest, (size_t)found + p->open.n, rest.n);
	if (rest.n && memchr("#^/!=>&<${", rest.p[0], 10)) {
		tag->kind = rest.p[0];
		rest = str_slice(rest, 1, rest.n);
	}
	if (tag->kind == '{' || tag->kind == '=')
		end = str_join(tag->kind == '{' ? STR("}") : STR("="), p->close, p->arena);
	found = str_find(rest, end);
	if (found < 0)
		return wrong(p, tag->line, STR("a tag is opened and never closed"));
	tag->content = str_trim(str_slice(rest, 0, (size_t)found));
	tag->end = (size_t)(rest.p - p->source.p) + (size_t)found + end.n;
	look_around(p, tag);
	return true;
}

static bool has_blank(struct str s)
{
	return memchr(s.p, ' ', s.n) || memchr(s.p, '\n', s.n) || memchr(s.p, '\t', s.n);
}

static bool check_name(struct parser *p, struct tag *tag)
{
	if (tag->kind == '!' || tag->kind == '=')
		return true;
	if (tag->content.n && tag->content.p[0] == '*' && (tag->kind == '>' || tag->kind == '<'))
		return true;
	if (tag->content.n == 0)
		return wrong(p, tag->line, STR("a tag without a name"));
	if (has_blank(tag->content))
		return wrong(p, tag->line, str_printf(p->arena, "the name '%.*s' holds blanks",
			STR_ARG(tag->content)));
	return true;
}

static bool set_delimiters(struct parser *p, const struct tag *tag)
{
	struct str open = tag->content, close;
	size_t n = 0;

	while (n < open.n && open.p[n] != ' ' && open.p[n] != '\t' && open.p[n] != '\n')
		n++;
	close = str_trim(str_slice(open, n, open.n));
	open = str_slice(open, 0, n);
	if (!open.n || !close.n || has_blank(close) || str_find(tag->content, STR("=")) >= 0)
		return wrong(p, tag->line, STR("delimiters are written {{=<% %>=}}"));
	p->open = open;
	p->close = close;
	return true;
}

/* Gives the step its name, or what the name is bound to. */
static bool name_step(struct parser *p, const struct tag *tag, struct step *step)
{
	const struct mustache_loader *loader = p->set->loader;
	struct str why = STR_NONE;
	const void *bound = NULL;

	step->line = tag->line;
	step->name = dotted_of(tag->content, p->arena);
	if (loader->bind)
		bound = loader->bind(loader->context, tag->content, &why);
	if (why.n)
		return wrong(p, tag->line, why);
	if (!bound)
		return true;
	if (step->kind != STEP_VALUE)
		return wrong(p, tag->line, str_printf(p->arena,
			"'%.*s' is always there: no section can ask for it", STR_ARG(tag->content)));
	step->kind = STEP_BOUND;
	step->bound = bound;
	return true;
}

/* The template that a partial or parent names; a dynamic name waits until it is run. */
static bool name_template(struct parser *p, const struct tag *tag, struct step *step)
{
	struct str name = tag->content;

	step->line = tag->line;
	if (name.p[0] == '*') {
		step->dynamic = true;
		step->name = dotted_of(str_trim(str_slice(name, 1, name.n)), p->arena);
		return true;
	}
	step->template = compile(p, p->set, name);
	if (step->template || p->set->loader->lenient)
		return !p->trouble->path.n;
	if (!p->trouble->path.n)
		wrong(p, tag->line, str_printf(p->arena, "there is no template '%.*s'", STR_ARG(name)));
	return false;
}

/* The indentation of the first line that is not blank, from `at` on. */
static struct str own_indent(const struct parser *p, size_t at)
{
	struct str rest = str_slice(p->source, at, p->source.n), line;

	while (str_split(&rest, '\n', &line))
		if (str_trim(line).n)
			return leading_blanks(line);
	return STR_NONE;
}

static bool parse_body(struct parser *p, struct enclosure *in);

static bool parse_inside(struct parser *p, size_t step, struct enclosure in, struct tag *closed_by)
{
	if (in.depth > DEPTH_MOST)
		return wrong(p, in.tag->line, STR("too many sections in one another"));
	if (!parse_body(p, &in))
		return false;
	p->steps.v[step].end = p->steps.n;
	if (closed_by)
		*closed_by = in.closed_by;
	return true;
}

/* Goes on behind a tag, passing over its line if it stands alone there. */
static void step_over(struct parser *p, const struct tag *tag, bool alone)
{
	p->at = alone ? tag->next_line : tag->end;
}

/* An argument for a parent's block: its own indentation is taken off, as where it comes in it gets
 * the indentation of that place. */
static bool parse_argument(struct parser *p, const struct tag *tag, int depth)
{
	struct str strip = p->strip;
	size_t step = p->steps.n;
	bool done;

	push(p, (struct step){.kind = STEP_BLOCK, .text = tag->content, .line = tag->line});
	step_over(p, tag, tag->blank_after);
	if (tag->blank_after)
		p->strip = own_indent(p, p->at);
	done = parse_inside(p, step,
		(struct enclosure){.tag = tag, .argument = true, .depth = depth + 1}, NULL);
	p->strip = strip;
	return done;
}

static struct str closing_of(const struct parser *p, const struct tag *tag)
{
	return str_printf(p->arena, "%.*s/%.*s", STR_ARG(p->open), STR_ARG(tag->content));
}

static bool parse_block(struct parser *p, const struct tag *tag, int depth)
{
	bool alone = tag->blank_before && tag->blank_after;
	struct str before = str_slice(p->source, tag->line_start, tag->start), indent = STR_NONE;
	size_t step = p->steps.n;

	if (tag->blank_before)
		indent = before;
	if (alone) {
		struct str inner = own_indent(p, tag->next_line);
		struct str first = str_trim(str_slice(p->source, tag->next_line, p->source.n));

		if (!str_starts(first, closing_of(p, tag)))
			indent = inner;
	}
	push(p, (struct step){.kind = STEP_BLOCK, .text = tag->content, .line = tag->line,
		.indent = stripped(p, indent)});
	step_over(p, tag, alone);
	return parse_inside(p, step, (struct enclosure){.tag = tag, .depth = depth + 1}, NULL);
}

static bool parse_section(struct parser *p, const struct tag *tag, int depth)
{
	size_t at = p->steps.n;
	struct step step = {.kind = tag->kind == '#' ? STEP_SECTION : STEP_INVERTED};

	if (!name_step(p, tag, &step))
		return false;
	push(p, step);
	step_over(p, tag, tag->blank_before && tag->blank_after);
	return parse_inside(p, at, (struct enclosure){.tag = tag, .depth = depth + 1}, NULL);
}

static bool parse_partial(struct parser *p, const struct tag *tag)
{
	bool alone = tag->blank_before && tag->blank_after;
	struct step step = {.kind = STEP_PARTIAL, .standalone = alone};

	if (alone)
		step.indent = stripped(p, str_slice(p->source, tag->line_start, tag->start));
	if (!name_template(p, tag, &step))
		return false;
	push(p, step);
	step_over(p, tag, alone);
	return true;
}

/* A parent stands alone if nothing is before its opening tag nor after its closing one. */
static bool parse_parent(struct parser *p, const struct tag *tag, int depth)
{
	struct step step = {.kind = STEP_PARENT};
	struct str before = stripped(p, str_slice(p->source, tag->line_start, tag->start));
	struct tag closed_by;
	size_t at;

	if (tag->blank_before)
		push(p, (struct step){.kind = STEP_TEXT, .text = before});
	if (!name_template(p, tag, &step))
		return false;
	at = p->steps.n;
	push(p, step);
	step_over(p, tag, false);
	if (!parse_inside(p, at,
		(struct enclosure){.tag = tag, .arguments = true, .depth = depth + 1}, &closed_by))
		return false;
	if (tag->blank_before && closed_by.blank_after) {
		p->steps.v[at - 1].text = STR_NONE;
		p->steps.v[at].indent = before;
		p->steps.v[at].standalone = true;
		step_over(p, &closed_by, true);
	}
	return true;
}

static bool parse_value(struct parser *p, const struct tag *tag)
{
	struct step step = {.kind = STEP_VALUE, .raw = tag->kind == '{' || tag->kind == '&'};

	if (!name_step(p, tag, &step))
		return false;
	push(p, step);
	step_over(p, tag, false);
	return true;
}

/* The closing tag of what encloses it. */
static bool parse_closing(struct parser *p, const struct tag *tag, struct enclosure *in)
{
	bool alone = tag->blank_before && tag->blank_after && !in->arguments && !in->argument;

	if (!in->tag)
		return wrong(p, tag->line, str_printf(p->arena, "{{/%.*s}} closes nothing",
			STR_ARG(tag->content)));
	if (!str_eq(in->tag->content, tag->content))
		return wrong(p, tag->line, str_printf(p->arena,
			"{{/%.*s}} stands where {{%c%.*s}} of line %d is open", STR_ARG(tag->content),
			in->tag->kind, STR_ARG(in->tag->content), in->tag->line));
	in->closed_by = *tag;
	step_over(p, tag, alone);
	return true;
}

static bool parse_tag(struct parser *p, const struct tag *tag, struct enclosure *in)
{
	switch (tag->kind) {
	case '!':
		step_over(p, tag, tag->blank_before && tag->blank_after);
		return true;
	case '=':
		step_over(p, tag, tag->blank_before && tag->blank_after);
		return set_delimiters(p, tag);
	case '#':
	case '^': return parse_section(p, tag, in->depth);
	case '>': return parse_partial(p, tag);
	case '<': return parse_parent(p, tag, in->depth);
	case '$':
		return in->arguments ? parse_argument(p, tag, in->depth) : parse_block(p, tag, in->depth);
	default: return parse_value(p, tag);
	}
}

/* True if the blanks before the tag go with it. A parent's stay until its end is known, as a text
 * of their own. */
static bool takes_blanks(const struct tag *tag, const struct enclosure *in)
{
	if (!tag->blank_before)
		return false;
	if (tag->kind == '<' || (tag->kind == '/' && in->argument))
		return true;
	return tag->blank_after && tag->kind && !strchr("&{", tag->kind);
}

static bool parse_body(struct parser *p, struct enclosure *in)
{
	struct tag tag;

	while (next_tag(p, &tag)) {
		size_t kept = p->steps.n;

		if (!check_name(p, &tag))
			return false;
		push_text(p, p->at, takes_blanks(&tag, in) ? tag.line_start : tag.start);
		if (in->arguments)
			p->steps.n = kept;
		if (tag.kind == '/')
			return parse_closing(p, &tag, in);
		if (!parse_tag(p, &tag, in))
			return false;
		if (in->arguments && tag.kind != '$')
			p->steps.n = kept;
	}
	if (p->trouble->path.n)
		return false;
	if (in->tag)
		return wrong(p, in->tag->line, str_printf(p->arena, "{{%c%.*s}} is never closed",
			in->tag->kind, STR_ARG(in->tag->content)));
	push_text(p, p->at, p->source.n);
	return true;
}

/* Compiles a template that another one names, or the first (from->name empty). It is entered in the
 * set before it is parsed, so that templates may name each other. */
static const struct template *compile(struct parser *from, struct mustache *set, struct str name)
{
	struct template *template = map_get(&set->templates, name);
	struct parser p = {.set = set, .arena = from->arena, .trouble = from->trouble,
		.open = STR("{{"), .close = STR("}}"), .line = 1, .depth = from->depth + 1};

	if (template && !template->failed)
		return template;
	p.source = set->loader->text(set->loader->context, name);
	if (!p.source.p)
		return NULL;
	p.name = str_copy(name, from->arena);
	if (p.depth > DEPTH_MOST) {
		wrong(&p, 1, STR("too many templates name one another"));
		return NULL;
	}
	if (!template) {
		template = NEW(from->arena, struct template);
		template->name = p.name;
		map_add(&set->templates, p.name, template, from->arena);
	}
	template->failed = false;
	template->failed = !parse_body(&p, &(struct enclosure){0});
	template->steps.v = p.steps.v;
	template->steps.n = p.steps.n;
	return template->failed ? NULL : template;
}

const struct template *template_get(struct mustache *set, struct str name, struct trouble *trouble,
	struct arena *arena)
{
	struct parser none = {.arena = arena, .trouble = trouble};

	*trouble = (struct trouble){0};
	return compile(&none, set, name);
}
