/* mustache.c - runs compiled templates over a tree of values. */
#include "render/mustache.h"

#include "render/template.h"

#include <string.h>

enum { DEPTH_MOST = 400 }; /* of sections, blocks and templates in one another: stack, not taste */

/* A context: the innermost is asked first. */
struct scope {
	const struct value *value;
	const struct scope *outer;
};

/* The arguments of a parent that is being run; what is further out wins. */
struct overrides {
	const struct step *first, *end;
	const struct overrides *outer;
	const struct template *template;
};

/* What comes before each line of the template that runs. */
struct indent {
	struct str text;
	const struct indent *outer;
};

struct run {
	const struct mustache *set;
	const struct mustache_writer *writer;
	const struct template *template;
	const struct scope *scope;
	const struct overrides *overrides;
	const struct indent *indent;
	bool line_start; /* of the template: the indentation is still to be written */
	bool too_deep;
	int depth;
};

struct mustache *mustache_new(const struct mustache_loader *loader, struct arena *arena)
{
	struct mustache *set = NEW(arena, struct mustache);

	set->loader = loader;
	return set;
}

bool mustache_compile(
	struct mustache *set, struct str name, struct trouble *trouble, struct arena *arena)
{
	if (template_get(set, name, trouble, arena) || set->loader->lenient)
		return !trouble->path.n;
	if (!trouble->path.n)
		*trouble =
			(struct trouble){str_copy(name, arena), STR("there is no such template")};
	return false;
}

/* The rest of a name from its part i on, as it was written. */
static struct str rest_of(const struct dotted *name, size_t i)
{
	const char *start = name->parts.v[i].p;

	return (struct str){start, (size_t)(name->whole.p + name->whole.n - start)};
}

/* rows.any: whether a list holds anything, for a table's head that stands outside of its rows. */
static const struct value *any_of(const struct value *list)
{
	static const struct value yes = {.kind = VALUE_BOOL, .yes = true};
	static const struct value no = {.kind = VALUE_BOOL};

	return list->items.n ? &yes : &no;
}

static struct found_value find(const struct scope *scope, const struct dotted *name)
{
	const struct value *value = NULL;
	size_t i = 0;

	if (name->here) {
		value = scope ? scope->value : NULL;
	} else if (name->parts.n) {
		for (; scope && !value; scope = scope->outer)
			value = value_find(scope->value, name->parts.v[0]);
		i = 1;
	}
	for (; value && i < name->parts.n; i++) {
		if (value->kind == VALUE_LIST && str_eq(key_text(name->parts.v[i]), STR("any")))
			return (struct found_value){any_of(value), STR_NONE};
		if (value->kind != VALUE_MAP)
			return (struct found_value){value, rest_of(name, i)};
		value = value_find(value, name->parts.v[i]);
	}
	return (struct found_value){value, STR_NONE};
}

/* The same without a compiled name: names have few parts, and these are cut on the stack. */
struct found_value scope_find(const struct scope *scope, struct str name)
{
	struct key parts[16];
	struct str rest, part;
	struct dotted dotted = {
		.whole = name, .here = name.n && name.p[0] == '.', .parts = {parts, 0}};

	rest = str_slice(name, dotted.here, name.n);
	while (rest.n && dotted.parts.n < sizeof parts / sizeof *parts) {
		str_split(&rest, '.', &part);
		parts[dotted.parts.n++] = key_named(part);
	}
	return find(scope, &dotted);
}

static void problem(struct run *run, const struct step *step, struct str what)
{
	if (run->writer->problem)
		run->writer->problem(run->writer->context, run->template->name, step->line, what);
}

static bool is_true(const struct value *value)
{
	if (!value || value->kind == VALUE_NONE)
		return false;
	if (value->kind == VALUE_BOOL)
		return value->yes;
	return value->kind != VALUE_LIST || value->items.n > 0;
}

static void write_indent(struct buf *out, const struct indent *indent)
{
	if (!indent)
		return;
	write_indent(out, indent->outer);
	buf_put(out, indent->text);
}

static void begin_line(struct run *run)
{
	if (run->line_start)
		write_indent(run->writer->out, run->indent);
	run->line_start = false;
}

/* Lines that are empty in the template stay empty. */
static void write_text(struct run *run, struct str text)
{
	if (!text.n)
		return;
	if (!run->indent) {
		buf_put(run->writer->out, text);
		run->line_start = text.p[text.n - 1] == '\n';
		return;
	}
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) + 1 : text.n;

		if (text.p[0] != '\n' && text.p[0] != '\r')
			begin_line(run);
		buf_put(run->writer->out, str_slice(text, 0, n));
		run->line_start = end != NULL;
		text = str_slice(text, n, text.n);
	}
}

static void write_value(struct run *run, const struct step *step)
{
	struct found_value found = find(run->scope, &step->name);
	const struct mustache_writer *writer = run->writer;

	begin_line(run);
	if (!found.value)
		problem(run, step, step->name.whole);
	else if (found.value->kind == VALUE_MAP || found.value->kind == VALUE_LIST)
		problem(run, step, step->name.whole);
	else if (found.value->kind != VALUE_NONE &&
		 !writer->leaf(writer->context, run->scope, found.value, found.member, step->raw))
		problem(run, step, step->name.whole);
}

static void write_bound(struct run *run, const struct step *step)
{
	const struct mustache_writer *writer = run->writer;

	begin_line(run);
	if (!writer->bound(writer->context, run->scope, step->bound, step->raw))
		problem(run, step, step->name.whole);
}

static void run_steps(struct run *run, const struct template *template, size_t from, size_t to);

static void run_with(struct run *run, const struct value *value, size_t from, size_t to)
{
	struct scope scope = {value, run->scope};

	run->scope = &scope;
	run_steps(run, run->template, from, to);
	run->scope = scope.outer;
}

static void run_section(struct run *run, const struct step *step, size_t from)
{
	struct found_value found = find(run->scope, &step->name);

	if (!found.value)
		problem(run, step, step->name.whole);
	if (is_true(found.value) == (step->kind == STEP_INVERTED))
		return;
	if (step->kind == STEP_INVERTED)
		run_steps(run, run->template, from, step->end);
	else if (found.value->kind != VALUE_LIST)
		run_with(run, found.value, from, step->end);
	else
		for (size_t i = 0; i < found.value->items.n && !run->too_deep; i++)
			run_with(run, found.value->items.v[i], from, step->end);
}

/* Runs steps of a (perhaps other) template with its lines indented by one more text. */
static void run_indented(
	struct run *run, const struct template *template, struct str indent, size_t from, size_t to)
{
	const struct template *caller = run->template;
	const struct indent *outer = run->indent;
	struct indent inner = {indent, outer};

	if (indent.n)
		run->indent = &inner;
	run->template = template;
	run_steps(run, template, from, to);
	run->template = caller;
	run->indent = outer;
}

static const struct template *called_template(struct run *run, const struct step *step)
{
	struct found_value found;
	const struct template *template;

	if (!step->dynamic)
		return step->template;
	found = find(run->scope, &step->name);
	if (!found.value || (found.value->kind != VALUE_TEXT && found.value->kind != VALUE_TERM)) {
		if (!found.value || found.value->kind != VALUE_NONE)
			problem(run, step, step->name.whole);
		return NULL;
	}
	template = map_get(&run->set->templates, found.value->text);
	if (!template)
		problem(run, step, found.value->text);
	return template;
}

/* A partial within a line is no part of that line's indentation: only its first line is. */
static void run_call(struct run *run, const struct step *step)
{
	const struct template *template = called_template(run, step);
	const struct indent *indent = run->indent;

	if (!template)
		return;
	if (!step->standalone) {
		begin_line(run);
		run->indent = NULL;
	}
	run->line_start = true;
	run_indented(run, template, step->indent, 0, template->steps.n);
	run->indent = indent;
	run->line_start = step->standalone;
}

static void run_parent(struct run *run, const struct step *step)
{
	struct overrides own = {
		step + 1, run->template->steps.v + step->end, run->overrides, run->template};

	run->overrides = &own;
	run_call(run, step);
	run->overrides = own.outer;
}

struct argument {
	const struct step *block; /* NULL: none */
	const struct overrides *of;
};

/* The argument for a block that is furthest out. */
static struct argument argument_for(const struct overrides *overrides, struct str name)
{
	struct argument found = {0};

	for (; overrides; overrides = overrides->outer)
		for (const struct step *block = overrides->first; block < overrides->end;
			block = overrides->template->steps.v + block->end)
			if (str_eq(block->text, name)) {
				found = (struct argument){block, overrides};
				break;
			}
	return found;
}

static void run_block(struct run *run, const struct step *step, size_t from)
{
	struct argument argument = argument_for(run->overrides, step->text);
	const struct overrides *all = run->overrides;
	size_t first;

	if (!argument.block) {
		run_steps(run, run->template, from, step->end);
		return;
	}
	/* Within an argument only what is further out than its parent counts. */
	run->overrides = argument.of->outer;
	first = (size_t)(argument.block - argument.of->template->steps.v) + 1;
	run_indented(run, argument.of->template, step->indent, first, argument.block->end);
	run->overrides = all;
}

static void run_step(struct run *run, const struct step *step, size_t i)
{
	switch (step->kind) {
	case STEP_TEXT: write_text(run, step->text); break;
	case STEP_VALUE: write_value(run, step); break;
	case STEP_BOUND: write_bound(run, step); break;
	case STEP_SECTION:
	case STEP_INVERTED: run_section(run, step, i + 1); break;
	case STEP_PARTIAL: run_call(run, step); break;
	case STEP_PARENT: run_parent(run, step); break;
	case STEP_BLOCK: run_block(run, step, i + 1); break;
	}
}

static void run_steps(struct run *run, const struct template *template, size_t from, size_t to)
{
	if (++run->depth > DEPTH_MOST)
		run->too_deep = true;
	for (size_t i = from; i < to && !run->too_deep; i = template->steps.v[i].end)
		run_step(run, &template->steps.v[i], i);
	run->depth--;
}

bool mustache_run(const struct mustache *set, struct str template, const struct value *data,
	const struct mustache_writer *writer)
{
	const struct template *first = map_get(&set->templates, template);
	struct scope scope = {data, NULL};
	struct run run = {.set = set,
		.writer = writer,
		.template = first,
		.scope = &scope,
		.line_start = true};

	if (!first || first->failed) {
		if (writer->problem)
			writer->problem(writer->context, template, 0, STR("was never compiled"));
		return true;
	}
	run_steps(&run, first, 0, first->steps.n);
	return !run.too_deep;
}
