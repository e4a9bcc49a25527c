/* template.c - Mustache templates to steps. */
#include "render/template.h"

#include "render/tag.h"

#include <string.h>

enum { DEPTH_MOST = 64 }; /* of sections in one another, and of templates naming one another */

struct parser {
	struct scanner scan;
	struct mustache *set;
	struct str strip; /* what is taken off the start of each line: a block's own indentation */
	int depth;        /* of templates */
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

struct dotted dotted_of(struct str name, struct arena *arena)
{
	struct dotted dotted = {.whole = name, .here = name.n && name.p[0] == '.'};
	struct str rest = str_slice(name, dotted.here, name.n), part;
	VEC(struct key) parts = {0};

	while (rest.n && str_split(&rest, '.', &part))
		VEC_PUSH(&parts, key_named(part), arena);
	dotted.parts.v = parts.v;
	dotted.parts.n = parts.n;
	return dotted;
}

static struct step *push(struct parser *p, struct step step)
{
	VEC_PUSH(&p->steps, step, p->scan.arena);
	p->steps.v[p->steps.n - 1].end = p->steps.n;
	return &p->steps.v[p->steps.n - 1];
}

/* A line, or the blanks before a tag, without what is stripped off. */
static struct str stripped(const struct parser *p, struct str line)
{
	size_t n = 0;

	while (n < p->strip.n && n < line.n && line.p[n] == p->strip.p[n])
		n++;
	return str_slice(line, n, line.n);
}

static void push_text(struct parser *p, size_t from, size_t to)
{
	while (from < to) {
		struct str rest = str_slice(p->scan.source, from, to), text = rest;

		if (p->strip.n) {
			const char *end = memchr(rest.p, '\n', rest.n);

			text = end ? str_slice(rest, 0, (size_t)(end - rest.p) + 1) : rest;
		}
		from += text.n;
		if (p->strip.n && scan_line_start(&p->scan, from - text.n) == from - text.n)
			text = stripped(p, text);
		if (text.n)
			push(p, (struct step){.kind = STEP_TEXT, .text = text});
	}
}

/* Gives the step its name, or what the name is bound to. */
static bool name_step(struct parser *p, const struct tag *tag, struct step *step)
{
	const struct mustache_loader *loader = p->set->loader;
	struct str why = STR_NONE;
	const void *bound = NULL;

	step->line = tag->line;
	step->name = dotted_of(tag->content, p->scan.arena);
	if (loader->bind)
		bound = loader->bind(loader->context, tag->content, &why);
	if (why.n)
		return scan_wrong(&p->scan, tag->line, why);
	if (!bound)
		return true;
	if (step->kind != STEP_VALUE)
		return scan_wrong(&p->scan, tag->line,
			str_printf(p->scan.arena,
				"'%.*s' is always there: no section can ask for it",
				STR_ARG(tag->content)));
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
		step->name = dotted_of(str_trim(str_slice(name, 1, name.n)), p->scan.arena);
		return true;
	}
	step->template = compile(p, p->set, name);
	if (step->template || p->set->loader->lenient)
		return !p->scan.trouble->path.n;
	if (!p->scan.trouble->path.n)
		scan_wrong(&p->scan, tag->line,
			str_printf(p->scan.arena, "there is no template '%.*s'", STR_ARG(name)));
	return false;
}

static bool parse_body(struct parser *p, struct enclosure *in);

static bool parse_inside(struct parser *p, size_t step, struct enclosure in, struct tag *closed_by)
{
	if (in.depth > DEPTH_MOST)
		return scan_wrong(&p->scan, in.tag->line, STR("too many sections in one another"));
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
	p->scan.at = alone ? tag->next_line : tag->end;
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
		p->strip = scan_indent(&p->scan, p->scan.at);
	done = parse_inside(p, step,
		(struct enclosure){.tag = tag, .argument = true, .depth = depth + 1}, NULL);
	p->strip = strip;
	return done;
}

static struct str closing_of(const struct parser *p, const struct tag *tag)
{
	return str_printf(p->scan.arena, "%.*s/%.*s", STR_ARG(p->scan.open), STR_ARG(tag->content));
}

static bool parse_block(struct parser *p, const struct tag *tag, int depth)
{
	bool alone = tag->blank_before && tag->blank_after;
	struct str before = str_slice(p->scan.source, tag->line_start, tag->start),
		   indent = STR_NONE;
	size_t step = p->steps.n;

	if (tag->blank_before)
		indent = before;
	if (alone) {
		struct str inner = scan_indent(&p->scan, tag->next_line);
		struct str first =
			str_trim(str_slice(p->scan.source, tag->next_line, p->scan.source.n));

		if (!str_starts(first, closing_of(p, tag)))
			indent = inner;
	}
	push(p, (struct step){.kind = STEP_BLOCK,
			.text = tag->content,
			.line = tag->line,
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
		step.indent = stripped(p, str_slice(p->scan.source, tag->line_start, tag->start));
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
	struct str before = stripped(p, str_slice(p->scan.source, tag->line_start, tag->start));
	struct tag closed_by = {0};
	size_t at;

	if (tag->blank_before)
		push(p, (struct step){.kind = STEP_TEXT, .text = before});
	if (!name_template(p, tag, &step))
		return false;
	at = p->steps.n;
	push(p, step);
	step_over(p, tag, false);
	if (!parse_inside(p, at,
		    (struct enclosure){.tag = tag, .arguments = true, .depth = depth + 1},
		    &closed_by))
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
		return scan_wrong(&p->scan, tag->line,
			str_printf(
				p->scan.arena, "{{/%.*s}} closes nothing", STR_ARG(tag->content)));
	if (!str_eq(in->tag->content, tag->content))
		return scan_wrong(&p->scan, tag->line,
			str_printf(p->scan.arena,
				"{{/%.*s}} stands where {{%c%.*s}} of line %d is open",
				STR_ARG(tag->content), in->tag->kind, STR_ARG(in->tag->content),
				in->tag->line));
	in->closed_by = *tag;
	step_over(p, tag, alone);
	return true;
}

static bool parse_tag(struct parser *p, const struct tag *tag, struct enclosure *in)
{
	switch (tag->kind) {
	case '!': step_over(p, tag, tag->blank_before && tag->blank_after); return true;
	case '=':
		step_over(p, tag, tag->blank_before && tag->blank_after);
		return scan_delimiters(&p->scan, tag);
	case '#':
	case '^': return parse_section(p, tag, in->depth);
	case '>': return parse_partial(p, tag);
	case '<': return parse_parent(p, tag, in->depth);
	case '$':
		return in->arguments ? parse_argument(p, tag, in->depth)
				     : parse_block(p, tag, in->depth);
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

	while (scan_tag(&p->scan, &tag)) {
		size_t kept = p->steps.n;

		push_text(p, p->scan.at, takes_blanks(&tag, in) ? tag.line_start : tag.start);
		if (in->arguments)
			p->steps.n = kept;
		if (tag.kind == '/')
			return parse_closing(p, &tag, in);
		if (!parse_tag(p, &tag, in))
			return false;
		if (in->arguments && tag.kind != '$')
			p->steps.n = kept;
	}
	if (p->scan.trouble->path.n)
		return false;
	if (in->tag)
		return scan_wrong(&p->scan, in->tag->line,
			str_printf(p->scan.arena, "{{%c%.*s}} is never closed", in->tag->kind,
				STR_ARG(in->tag->content)));
	push_text(p, p->scan.at, p->scan.source.n);
	return true;
}

/* Compiles a template that another one names, or the first (from->name empty). It is entered in the
 * set before it is parsed, so that templates may name each other. */
static const struct template *compile(struct parser *from, struct mustache *set, struct str name)
{
	struct template *template = map_get(&set->templates, name);
	struct arena *arena = from->scan.arena;
	struct parser p = {.scan = {.open = STR("{{"),
				   .close = STR("}}"),
				   .line = 1,
				   .trouble = from->scan.trouble,
				   .arena = arena},
		.set = set,
		.depth = from->depth + 1};

	if (template && !template->failed)
		return template;
	p.scan.source = set->loader->text(set->loader->context, name);
	if (!p.scan.source.p)
		return NULL;
	p.scan.name = str_copy(name, arena);
	if (p.depth > DEPTH_MOST) {
		scan_wrong(&p.scan, 1, STR("too many templates name one another"));
		return NULL;
	}
	if (!template) {
		template = NEW(arena, struct template);
		template->name = p.scan.name;
		map_add(&set->templates, template->name, template, arena);
	}
	template->failed = false;
	template->failed = !parse_body(&p, &(struct enclosure){0});
	template->steps.v = p.steps.v;
	template->steps.n = p.steps.n;
	return template->failed ? NULL : template;
}

const struct template *template_get(
	struct mustache *set, struct str name, struct trouble *trouble, struct arena *arena)
{
	struct parser none = {.scan = {.trouble = trouble, .arena = arena}};

	*trouble = (struct trouble){0};
	return compile(&none, set, name);
}
