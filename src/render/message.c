/* message.c - sentences with arguments: patterns of ICU MessageFormat, compiled once. */
#include "render/message.h"

#include "render/format.h"
#include "render/pattern.h"

/* The plural that # stands for. */
struct counted {
	const struct value *leaf;
	struct str member;
	int64_t offset;
};

struct writer {
	const struct message_arguments *arguments;
	struct buf *out;
	bool whole;
};

static const struct value *find(struct writer *w, struct str name, struct str *member)
{
	*member = STR_NONE;
	return w->arguments->find(w->arguments->context, name, member);
}

static void write_argument(struct writer *w, struct str name)
{
	struct str member;
	const struct value *leaf = find(w, name, &member);

	if (!leaf) {
		w->whole = false;
		buf_char(w->out, '{');
		buf_put(w->out, name);
		buf_char(w->out, '}');
	} else if (leaf->kind == VALUE_NONE) {
		buf_put(w->out, STR("\xe2\x80\x93"));
	} else if (!w->arguments->write(w->arguments->context, leaf, member, w->out)) {
		w->whole = false;
	}
}

static void write_count(struct writer *w, const struct counted *counted)
{
	struct value rest;

	if (!counted->leaf || counted->leaf->kind == VALUE_NONE) {
		buf_put(w->out, STR("\xe2\x80\x93"));
		return;
	}
	rest = *counted->leaf;
	if (rest.kind == VALUE_COUNT)
		rest.integer -= counted->offset;
	w->whole &= w->arguments->write(w->arguments->context, &rest, counted->member, w->out);
}

static const struct branch *branch_named(const struct part *part, struct str key)
{
	const struct branch *other = NULL;

	for (size_t i = 0; i < part->branches.n; i++) {
		const struct branch *branch = &part->branches.v[i];

		if (!branch->exact && str_eq(branch->key, key))
			return branch;
		if (str_eq(branch->key, STR("other")))
			other = branch;
	}
	return other;
}

static const struct branch *plural_branch(
	const struct writer *w, const struct part *part, const struct value *leaf)
{
	const struct locale *locale = w->arguments->locale;
	double n;

	if (!leaf || leaf->kind == VALUE_NONE)
		return branch_named(part, STR("other"));
	n = format_number_of(locale, leaf);
	for (size_t i = 0; i < part->branches.n; i++)
		if (part->branches.v[i].exact && (double)part->branches.v[i].n == n)
			return &part->branches.v[i];
	return branch_named(
		part, locale_plural(locale, n - (double)part->offset, part->kind == PART_ORDINAL));
}

/* The word that a leaf selects: a term's, a text, true, false, or none. */
static const struct branch *select_branch(const struct part *part, const struct value *leaf)
{
	if (!leaf || leaf->kind == VALUE_NONE)
		return branch_named(part, STR("none"));
	if (leaf->kind == VALUE_BOOL)
		return branch_named(part, leaf->yes ? STR("true") : STR("false"));
	if (leaf->kind == VALUE_TERM || leaf->kind == VALUE_TEXT)
		return branch_named(part, leaf->text);
	return branch_named(part, STR("other"));
}

static void write_message(
	struct writer *w, const struct message *message, const struct counted *counted);

static void write_branch(struct writer *w, const struct part *part, const struct counted *counted)
{
	struct counted own = {.offset = part->offset};
	const struct branch *branch;

	own.leaf = find(w, part->text, &own.member);
	if (!own.leaf) {
		write_argument(w, part->text);
		return;
	}
	if (part->kind == PART_SELECT) {
		branch = select_branch(part, own.leaf);
		write_message(w, &branch->message, counted);
	} else {
		branch = plural_branch(w, part, own.leaf);
		write_message(w, &branch->message, &own);
	}
}

static void write_message(
	struct writer *w, const struct message *message, const struct counted *counted)
{
	for (size_t i = 0; i < message->parts.n; i++) {
		const struct part *part = &message->parts.v[i];

		switch (part->kind) {
		case PART_TEXT: buf_put(w->out, part->text); break;
		case PART_ARGUMENT: write_argument(w, part->text); break;
		case PART_COUNT: write_count(w, counted); break;
		case PART_PLURAL:
		case PART_ORDINAL:
		case PART_SELECT: write_branch(w, part, counted); break;
		}
	}
}

bool message_write(
	const struct message *message, const struct message_arguments *arguments, struct buf *out)
{
	struct writer w = {arguments, out, true};

	write_message(&w, message, &(struct counted){0});
	return w.whole;
}

struct name_list {
	VEC(struct str) names;
	struct arena *arena;
};

static void collect(const struct message *message, struct name_list *list)
{
	for (size_t i = 0; i < message->parts.n; i++) {
		const struct part *part = &message->parts.v[i];
		bool known = part->kind == PART_TEXT || part->kind == PART_COUNT;

		for (size_t k = 0; k < list->names.n && !known; k++)
			known = str_eq(list->names.v[k], part->text);
		if (!known)
			VEC_PUSH(&list->names, part->text, list->arena);
		for (size_t k = 0; k < part->branches.n; k++)
			collect(&part->branches.v[k].message, list);
	}
}

struct message_names message_names(const struct message *message, struct arena *arena)
{
	struct name_list list = {.arena = arena};

	collect(message, &list);
	return (struct message_names){{list.names.v, list.names.n}};
}
