/* yaml.c - YAML text to a small tree of nodes; the only part that knows libyaml. */
#include "read/yaml.h"

#include "base/map.h"
#include "base/utf8.h"
#include "read/separators.h"
#include "read/syntax.h"

#include <yaml.h>

/* A list or mapping that is being read. */
struct level {
	struct node *node;
	struct node *last;
	struct node key; /* of the value that comes next: only key and key_at are set */
	bool value_next; /* in a mapping */
	bool drop_value; /* its key was refused */
	struct map keys; /* of a mapping with more than KEYS_SCANNED keys: key -> node */
};

enum { KEYS_SCANNED = 12 };

/* Where the last place was found, so that the next is near. */
struct place {
	size_t point, byte, line;
};

struct reader {
	const struct yaml_input *input;
	struct diags *diags;
	struct arena *arena;
	yaml_parser_t parser;
	struct level *levels;  /* input->depth of them */
	size_t depth, skipped; /* levels open; levels of a thing that is not kept */
	struct node *root;
	struct place place;
	struct str text;          /* what the parser reads */
	struct separators hidden; /* what stands for U+0085, U+2028, U+2029 in it */
	bool may_tag, anchored, first_ended_open, stop;
	size_t documents;
};

static struct mark mark_at(struct reader *r, size_t point)
{
	struct mark at = lines_mark(&r->input->scan.lines, point, &r->place.line);

	at.line += r->input->first_line;
	return at;
}

/* The byte of the original text at which a code point begins. */
static size_t byte_of(struct reader *r, size_t point)
{
	const struct lines *lines = &r->input->scan.lines;
	struct str text = r->input->scan.text;
	struct place *place = &r->place;

	lines_mark(lines, point, &place->line);
	if (place->point > point || place->point < lines->v[place->line].point) {
		place->point = lines->v[place->line].point;
		place->byte = lines->v[place->line].byte;
	}
	while (place->point < point && place->byte < text.n) {
		size_t n = 1;

		utf8_decode(str_slice(text, place->byte, place->byte + 4), &n);
		place->byte += n;
		place->point++;
	}
	return place->byte;
}

/* A copy of a text of the parser, with the separators put back. */
static struct str copy_text(struct reader *r, const yaml_char_t *value, size_t length)
{
	struct str text = {(const char *)value, length};

	return r->input->scan.separators ? separators_show(&r->hidden, text, r->arena)
					 : str_copy(text, r->arena);
}

static void refuse(struct reader *r, size_t point, const char *what, struct str example)
{
	diag_add(r->diags, DIAG_REFUSED, r->input->file, mark_at(r, point),
		"%s '%.*s' is refused: %s", what, STR_ARG(str_slice(example, 0, 40)),
		"write out what is meant; if it is text, put it in quotes");
}

static void refuse_anchor(struct reader *r, size_t point, const yaml_char_t *name)
{
	r->anchored = true;
	refuse(r, point, "an anchor", str_printf(r->arena, "&%s", (const char *)name));
}

static void refuse_alias(struct reader *r, const yaml_event_t *event)
{
	if (!r->anchored)
		refuse(r, event->start_mark.index, "an alias",
			str_printf(r->arena, "*%s", (const char *)event->data.alias.anchor));
}

/* libyaml keeps silent about the tag "!" of a text; the byte at which the event begins doesn't. */
static bool has_bare_tag(struct reader *r, const yaml_event_t *event)
{
	size_t byte;

	if (!r->may_tag || event->type != YAML_SCALAR_EVENT)
		return false;
	byte = byte_of(r, event->start_mark.index);
	return byte < r->input->scan.text.n && r->input->scan.text.p[byte] == '!';
}

/* Tells of the anchor and the tag of a node; true if there was one. */
static bool refuse_properties(struct reader *r, const yaml_event_t *event)
{
	const yaml_char_t *anchor = event->data.scalar.anchor, *tag = event->data.scalar.tag;

	if (event->type == YAML_SEQUENCE_START_EVENT) {
		anchor = event->data.sequence_start.anchor;
		tag = event->data.sequence_start.tag;
	} else if (event->type == YAML_MAPPING_START_EVENT) {
		anchor = event->data.mapping_start.anchor;
		tag = event->data.mapping_start.tag;
	}
	if (anchor)
		refuse_anchor(r, event->start_mark.index, anchor);
	else if (tag)
		refuse(r, event->start_mark.index, "a tag", str_c((const char *)tag));
	else if (has_bare_tag(r, event))
		refuse(r, event->start_mark.index, "a tag", STR("!"));
	else
		return false;
	return true;
}

static struct level *top(struct reader *r)
{
	return r->depth ? &r->levels[r->depth - 1] : NULL;
}

static struct str limit_words(const struct reader *r, int64_t bytes)
{
	if (bytes >= 1 << 20 && bytes % (1 << 20) == 0)
		return str_printf(r->arena, "%lld MiB", (long long)(bytes >> 20));
	return str_printf(r->arena, "%lld bytes", (long long)bytes);
}

static bool too_long(struct reader *r, const yaml_event_t *event)
{
	struct str most;

	if ((int64_t)event->data.scalar.length <= r->input->text_bytes)
		return false;
	most = limit_words(r, r->input->text_bytes);
	diag_add(r->diags, DIAG_LIMIT, r->input->file, mark_at(r, event->start_mark.index),
		"a text may have %.*s, this one is longer", STR_ARG(most));
	return true;
}

/* An escape in double quotes can stand for what no file may hold as a byte. */
static bool holds_control(struct reader *r, const yaml_event_t *event)
{
	struct str text = {(const char *)event->data.scalar.value, event->data.scalar.length};

	if (event->data.scalar.style != YAML_DOUBLE_QUOTED_SCALAR_STYLE)
		return false;
	for (size_t at = 0, n; at < text.n; at += n) {
		uint32_t c = utf8_decode(str_slice(text, at, at + 4), &n);

		if (!is_control(c))
			continue;
		diag_add(r->diags, DIAG_ENCODING, r->input->file,
			mark_at(r, event->start_mark.index),
			"an escape in this text stands for the control character U+%04X; leave it "
			"out",
			c);
		return true;
	}
	return false;
}

/* Tells of a scalar that can't be kept. */
static bool refuse_text(struct reader *r, const yaml_event_t *event)
{
	return refuse_properties(r, event) || too_long(r, event) || holds_control(r, event);
}

/* Puts a new node where the document, list or mapping has room for it; NULL: it is not kept. */
static struct node *node_add(struct reader *r, enum node_kind kind, size_t point)
{
	struct level *level = top(r);
	struct node *node;

	if (level && level->drop_value)
		return NULL;
	node = NEW(r->arena, struct node);
	node->kind = (uint8_t)kind;
	node->at = mark_at(r, point);
	if (!level) {
		r->root = node;
		return node;
	}
	node->key = level->key.key;
	node->key_at = level->key.key_at;
	*(level->last ? &level->last->next : &level->node->first) = node;
	level->last = node;
	level->node->n++;
	if (level->keys.n)
		map_add(&level->keys, node->key, node, r->arena);
	return node;
}

/* After a value a mapping waits for a key again. */
static void value_done(struct reader *r)
{
	struct level *level = top(r);

	if (level) {
		level->value_next = false;
		level->drop_value = false;
	}
}

/* The mapping that waits for a key; NULL where a value comes next. */
static struct level *key_next(struct reader *r)
{
	struct level *level = top(r);

	return level && level->node->kind == NODE_MAPPING && !level->value_next ? level : NULL;
}

static const struct node *key_seen(struct reader *r, struct level *level, struct str key)
{
	if (level->node->n < KEYS_SCANNED) {
		for (const struct node *node = level->node->first; node; node = node->next)
			if (str_eq(node->key, key))
				return node;
		return NULL;
	}
	if (!level->keys.n)
		for (struct node *node = level->node->first; node; node = node->next)
			map_add(&level->keys, node->key, node, r->arena);
	return map_get(&level->keys, key);
}

static void duplicate_key(struct reader *r, const struct node *key, const struct node *first)
{
	diag_add(r->diags, DIAG_DUPLICATE_KEY, r->input->file, key->key_at,
		"'%.*s' stands here a second time; the first is in line %u",
		(int)(key->key.n > 60 ? 60 : key->key.n), key->key.p, first->key_at.line);
}

static void on_key(struct reader *r, struct level *level, const yaml_event_t *event)
{
	const struct node *first;

	level->value_next = true;
	level->key.key_at = mark_at(r, event->start_mark.index);
	if (refuse_text(r, event)) {
		level->drop_value = level->node->spoilt = true;
		return;
	}
	level->key.key = copy_text(r, event->data.scalar.value, event->data.scalar.length);
	if (event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE &&
		str_eq(level->key.key, STR("<<"))) {
		if (!r->anchored)
			refuse(r, event->start_mark.index, "the merge key", STR("<<"));
		level->drop_value = level->node->spoilt = true;
		return;
	}
	first = key_seen(r, level, level->key.key);
	if (first) {
		duplicate_key(r, &level->key, first);
		level->drop_value = true;
	}
}

static void on_text(struct reader *r, const yaml_event_t *event)
{
	struct level *level = key_next(r);
	struct node *node;

	if (level) {
		on_key(r, level, event);
		return;
	}
	node = node_add(r, NODE_TEXT, event->start_mark.index);
	if (node) {
		node->spoilt = refuse_text(r, event);
		node->plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
		if (!node->spoilt)
			node->text =
				copy_text(r, event->data.scalar.value, event->data.scalar.length);
	}
	value_done(r);
}

static void on_alias(struct reader *r, const yaml_event_t *event)
{
	struct level *level = key_next(r);
	struct node *node;

	refuse_alias(r, event);
	if (level) {
		level->value_next = level->drop_value = level->node->spoilt = true;
		return;
	}
	node = node_add(r, NODE_TEXT, event->start_mark.index);
	if (node)
		node->spoilt = true;
	value_done(r);
}

static void on_open(struct reader *r, const yaml_event_t *event, enum node_kind kind)
{
	struct level *level = key_next(r);
	struct node *node;
	bool spoilt;

	if ((int64_t)(r->depth + r->skipped) >= r->input->depth) {
		diag_add(r->diags, DIAG_LIMIT, r->input->file, mark_at(r, event->start_mark.index),
			"lists and mappings may stand %lld deep in one another, no deeper",
			(long long)r->input->depth);
		r->stop = true;
		return;
	}
	if (r->skipped) {
		r->skipped++;
		return;
	}
	if (level) {
		diag_add(r->diags, DIAG_STRUCTURE, r->input->file,
			mark_at(r, event->start_mark.index), "a key is a text, not a %s",
			kind == NODE_LIST ? "list" : "mapping");
		level->node->spoilt = true;
		r->skipped = 1;
		return;
	}
	spoilt = refuse_properties(r, event);
	node = node_add(r, kind, event->start_mark.index);
	if (!node) {
		r->skipped = 1;
		return;
	}
	node->spoilt = spoilt;
	r->levels[r->depth++] = (struct level){.node = node};
}

static void on_close(struct reader *r)
{
	struct level *level;

	if (!r->skipped) {
		r->depth--;
		value_done(r);
		return;
	}
	if (--r->skipped > 0)
		return;
	level = key_next(r);
	if (level)
		level->value_next = level->drop_value = true;
	else
		value_done(r);
}

/* libyaml takes a directive for the end of the document before it; YAML wants '...' there. */
static void on_document_start(struct reader *r, const yaml_event_t *event)
{
	bool directive = event->data.document_start.version_directive ||
			 event->data.document_start.tag_directives.start !=
				 event->data.document_start.tag_directives.end;

	r->root = NULL;
	if (directive && r->first_ended_open && r->documents) {
		diag_add(r->diags, DIAG_SYNTAX, r->input->file, mark_at(r, event->start_mark.index),
			"a directive (%%) begins a document; end the one before it with a line "
			"'...'");
		r->stop = true;
	}
	r->documents++;
}

static void on_document_end(struct reader *r, const yaml_event_t *event, struct documents *out)
{
	r->first_ended_open = event->data.document_end.implicit;
	if (r->root && !(r->root->kind == NODE_TEXT && r->root->plain && !r->root->text.n &&
			       !r->root->spoilt))
		VEC_PUSH(&out->list, r->root, r->arena);
}

static void on_event(struct reader *r, const yaml_event_t *event, struct documents *out)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT: on_document_start(r, event); break;
	case YAML_DOCUMENT_END_EVENT: on_document_end(r, event, out); break;
	case YAML_SEQUENCE_START_EVENT: on_open(r, event, NODE_LIST); break;
	case YAML_MAPPING_START_EVENT: on_open(r, event, NODE_MAPPING); break;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: on_close(r); break;
	case YAML_SCALAR_EVENT:
		if (!r->skipped)
			on_text(r, event);
		break;
	case YAML_ALIAS_EVENT:
		if (!r->skipped)
			on_alias(r, event);
		break;
	case YAML_STREAM_END_EVENT:
		out->whole = true;
		r->stop = true;
		break;
	default: break;
	}
}

static void syntax_error(struct reader *r)
{
	const yaml_parser_t *parser = &r->parser;
	struct complaint complaint = {
		.text = r->input->scan.text,
		.problem = parser->problem,
		.context = parser->context,
	};
	struct syntax_error error;

	if (parser->error == YAML_MEMORY_ERROR)
		memory_exhausted();
	complaint.at = byte_of(r, parser->problem_mark.index);
	complaint.since = parser->context ? byte_of(r, parser->context_mark.index) : complaint.at;
	error = syntax_explain(&complaint, r->arena);
	diag_add(r->diags, error.code, r->input->file,
		mark_at(r, utf8_count(str_slice(complaint.text, 0, error.at))), "%.*s",
		STR_ARG(error.text));
}

static void parser_open(struct reader *r)
{
	const struct yaml_input *input = r->input;

	if (!yaml_parser_initialize(&r->parser))
		memory_exhausted();
	r->text = input->scan.text;
	if (input->scan.separators)
		r->text = separators_hide(&input->scan, &r->hidden, r->arena);
	yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->text.p, r->text.n);
}

struct documents yaml_read(const struct yaml_input *input, struct diags *diags, struct arena *arena)
{
	struct reader r = {.input = input, .diags = diags, .arena = arena};
	struct documents out = {0};
	yaml_event_t event;

	parser_open(&r);
	r.may_tag = r.text.n && memchr(r.text.p, '!', r.text.n);
	r.levels = NEW_N(arena, struct level, (size_t)input->depth + 1);
	while (!r.stop) {
		if (!yaml_parser_parse(&r.parser, &event)) {
			syntax_error(&r);
			break;
		}
		on_event(&r, &event, &out);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&r.parser);
	return out;
}

/* A comment may follow the mark of a block in its line. */
static struct extent extent_of(const struct reader *r, const yaml_event_t *event)
{
	struct extent extent = {event->start_mark.index, event->end_mark.index};
	const struct lines *lines = &r->input->scan.lines;
	yaml_scalar_style_t style = event->data.scalar.style;

	if ((style == YAML_LITERAL_SCALAR_STYLE || style == YAML_FOLDED_SCALAR_STYLE) &&
		event->start_mark.line + 1 < lines->n)
		extent.from = lines->v[event->start_mark.line + 1].point;
	return extent;
}

struct extents yaml_texts(const struct yaml_input *input, struct arena *arena)
{
	struct reader r = {.input = input, .arena = arena};
	VEC(struct extent) list = {0};
	yaml_event_t event;

	parser_open(&r);
	while (!r.stop && yaml_parser_parse(&r.parser, &event)) {
		r.stop = event.type == YAML_STREAM_END_EVENT;
		if (event.type == YAML_SCALAR_EVENT &&
			event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE)
			VEC_PUSH(&list, extent_of(&r, &event), arena);
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&r.parser);
	return (struct extents){list.v, list.n};
}
