/* document.c - what stands at the top of a document: which records it holds. */
#include "read/document.h"

#include "read/tell.h"

enum { TOP_KEYS = RECORD_KINDS + 2 };

static void top_keys(struct str keys[TOP_KEYS])
{
	keys[0] = STR("company");
	keys[1] = STR("account");
	for (size_t i = 0; i < RECORD_KINDS; i++)
		keys[i + 2] = record_lists[i].key;
}

const struct node *document_company(const struct node *root)
{
	if (root->kind != NODE_MAPPING)
		return NULL;
	for (const struct node *n = root->first; n; n = n->next)
		if (str_eq(n->key, STR("company")))
			return n->kind == NODE_MAPPING ? n : NULL;
	return NULL;
}

static void add_record(struct decoder *d, struct file *file, enum record_kind kind,
	const struct node *node, void *record)
{
	struct entry entry = {kind, record};

	decode_record(d, record_lists[kind].table, node, record);
	VEC_PUSH(&file->entries, entry, d->arena);
}

static const char *kind_word(const struct node *node)
{
	return node->kind == NODE_LIST      ? "a list"
	       : node->kind == NODE_MAPPING ? "a mapping"
					    : "a text";
}

static bool is_list(struct decoder *d, const struct node *node)
{
	if (node->kind == NODE_LIST)
		return true;
	if (node->spoilt)
		return false;
	if (node->kind == NODE_TEXT && node->plain && !node->text.n)
		decode_error(d, DIAG_STRUCTURE, node->at,
			"'%.*s' is empty; it takes a list: write [] or leave the key out",
			STR_ARG(node->key));
	else
		decode_error(d, DIAG_STRUCTURE, node->at,
			"'%.*s' takes a list of records ('- …'), not %s", STR_ARG(node->key),
			kind_word(node));
	return false;
}

static void read_list(
	struct decoder *d, struct file *file, enum record_kind kind, const struct node *list)
{
	const struct table *table = record_lists[kind].table;

	if (!is_list(d, list))
		return;
	for (const struct node *n = list->first; n; n = n->next) {
		if (n->kind == NODE_MAPPING)
			add_record(d, file, kind, n, record_blank(d->tables, table, d->arena));
		else if (!n->spoilt)
			decode_error(d, DIAG_STRUCTURE, n->at,
				"each of '%.*s' is a mapping of keys and values, not %s",
				STR_ARG(list->key), kind_word(n));
	}
}

/* The account that the other records of the document belong to. Its id is known before its turn. */
static void find_account(struct decoder *d, const struct node *root)
{
	for (const struct node *n = root->first; n; n = n->next) {
		if (!str_eq(n->key, STR("account")))
			continue;
		d->of = record_blank(d->tables, &account_table, d->arena);
		for (const struct node *key = n->kind == NODE_MAPPING ? n->first : NULL; key;
			key = key->next)
			if (str_eq(key->key, STR("id")) && key->kind == NODE_TEXT)
				d->of->id = str_copy(key->text, d->arena);
		return;
	}
}

static void read_account(struct decoder *d, struct file *file, const struct node *node)
{
	if (node->kind == NODE_MAPPING)
		add_record(d, file, RECORD_ACCOUNT, node, d->of);
	else if (node->kind == NODE_TEXT && node->text.n && !node->spoilt)
		decode_error(d, DIAG_STRUCTURE, node->at,
			"'account' takes the mapping of an account (id, name, since, …); to say "
			"whose records these are, "
			"give each of the incidents, promises and so on its own 'account: %.*s'",
			STR_ARG(quoted(node->text, d->scratch)));
	else if (!node->spoilt)
		decode_error(d, DIAG_STRUCTURE, node->at,
			"'account' takes the mapping of one account, not %s",
			node->kind == NODE_LIST ? "a list; several stand under 'accounts'"
						: "nothing");
}

static void read_company(
	struct decoder *d, struct file *file, const struct node *node, struct mark company)
{
	struct record second = {
		.source = d->source, .at = node->first ? node->first->key_at : node->at};

	if (node->kind != NODE_MAPPING) {
		if (!node->spoilt)
			decode_error(d, DIAG_STRUCTURE, node->at,
				"'company' takes a mapping of keys and values, not %s",
				kind_word(node));
	} else if (second.at.line != company.line || second.at.col != company.col) {
		VEC_PUSH(&file->companies, second, d->arena);
	}
}

static void read_top(
	struct decoder *d, struct file *file, const struct node *node, struct mark company)
{
	struct str keys[TOP_KEYS];

	if (str_eq(node->key, STR("company"))) {
		read_company(d, file, node, company);
		return;
	}
	if (str_eq(node->key, STR("account"))) {
		read_account(d, file, node);
		return;
	}
	for (enum record_kind kind = 0; kind < RECORD_KINDS; kind++)
		if (str_eq(node->key, record_lists[kind].key)) {
			read_list(d, file, kind, node);
			return;
		}
	top_keys(keys);
	decode_unknown_key(d, node, STR_NONE, keys, TOP_KEYS);
}

void document_read(
	struct decoder *d, struct file *file, const struct node *root, struct mark company)
{
	if (root->kind != NODE_MAPPING) {
		if (!root->spoilt)
			decode_error(d, DIAG_STRUCTURE, root->at,
				"a document is a mapping, not %s: it begins with a key such as "
				"'accounts:'",
				kind_word(root));
		return;
	}
	d->of = NULL;
	find_account(d, root);
	for (const struct node *n = root->first; n; n = n->next)
		read_top(d, file, n, company);
}
