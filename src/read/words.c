/* words.c - the words of a language: nested mappings to names with points between. */
#include "read/read.h"

#include "read/yaml.h"

enum { DEPTH = 16, TEXT_BYTES = 65536 };

/* A mapping whose words are still to be taken, and the name that they begin with. */
struct branch {
	const struct node *next;
	struct str prefix;
};

struct taking {
	struct map *words;
	struct diags *diags;
	struct str name;
	struct arena *arena;
	struct branch branches[DEPTH + 1];
	size_t depth;
};

static void take(struct taking *t, const struct node *node, struct str key)
{
	struct str *word;

	if (node->kind == NODE_MAPPING && t->depth <= DEPTH) {
		t->branches[t->depth++] = (struct branch){node->first, key};
	} else if (node->kind == NODE_TEXT) {
		word = NEW(t->arena, struct str);
		*word = node->text;
		map_add(t->words, key, word, t->arena);
	} else {
		diag_add(t->diags, DIAG_STRUCTURE, t->name, node->at,
			"'%.*s' takes a text or a mapping of texts", STR_ARG(key));
	}
}

static void take_all(struct taking *t, const struct node *root)
{
	t->branches[t->depth++] = (struct branch){root->first, STR_NONE};
	while (t->depth) {
		struct branch *branch = &t->branches[t->depth - 1];
		const struct node *node = branch->next;

		if (!node) {
			t->depth--;
			continue;
		}
		branch->next = node->next;
		take(t, node,
			branch->prefix.n ? str_printf(t->arena, "%.*s.%.*s",
						   STR_ARG(branch->prefix), STR_ARG(node->key))
					 : node->key);
	}
}

bool words_read(struct str yaml, struct str name, struct map *words, struct diags *diags,
	struct arena *arena)
{
	struct taking t = {.words = words, .diags = diags, .name = name, .arena = arena};
	struct yaml_input input = {.file = name, .depth = DEPTH, .text_bytes = TEXT_BYTES};
	size_t errors = diags->errors;
	struct documents documents;

	input.scan = text_scan(&(struct text_input){.bytes = yaml, .file = name}, diags, arena);
	if (!input.scan.good)
		return false;
	documents = yaml_read(&input, diags, arena);
	for (size_t i = 0; i < documents.list.n; i++) {
		const struct node *root = documents.list.v[i];

		if (root->kind == NODE_MAPPING)
			take_all(&t, root);
		else
			diag_add(diags, DIAG_STRUCTURE, name, root->at,
				"words are a mapping of names and texts");
	}
	return diags->errors == errors;
}
