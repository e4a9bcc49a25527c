/* blame.c - errors in staged files, told at the cells that they come from. */
#include "import/plan.h"

#include "write/parse.h"

/* A staged file as nodes. */
struct seen {
	const struct staged *file;
	struct parsed parsed;
};

static bool is_before(struct mark a, struct mark b)
{
	return a.line < b.line || (a.line == b.line && a.col <= b.col);
}

/* The later of two mappings that begin at or before the place. */
static const struct node *nearer(const struct node *best, const struct node *node, struct mark at)
{
	if (node->kind != NODE_MAPPING || !node->first || !is_before(node->first->key_at, at))
		return best;
	return !best || is_before(best->first->key_at, node->first->key_at) ? node : best;
}

/* The record that a place lies in. */
static const struct node *record_at(const struct seen *seen, struct mark at)
{
	const struct node *best = NULL;

	for (size_t i = 0; i < seen->parsed.documents.list.n; i++) {
		const struct node *root = seen->parsed.documents.list.v[i];

		for (const struct node *n = root->kind == NODE_MAPPING ? root->first : NULL; n;
			n = n->next) {
			best = nearer(best, n, at);
			for (const struct node *item = n->kind == NODE_LIST ? n->first : NULL; item;
				item = item->next)
				best = nearer(best, item, at);
		}
	}
	return best;
}

static struct str field_at(const struct node *record, struct mark at)
{
	struct str name = STR_NONE;

	for (const struct node *n = record->first; n && is_before(n->key_at, at); n = n->next)
		name = n->key;
	/* The first key stands for the record as a whole. */
	return at.line == record->first->key_at.line && at.col == record->first->key_at.col
		       ? STR_NONE
		       : name;
}

static const struct staged *staged_of(const struct plan *plan, struct str path)
{
	struct str root = plan->stage.root;

	if (!str_starts(path, root) || path.n <= root.n)
		return NULL;
	return map_get(
		&plan->stage.by_name, str_slice(path, root.n + (path.p[root.n] == '/'), path.n));
}

static bool blame_row(struct plan *plan, const struct seen *seen, struct diag *diag)
{
	const struct node *record = record_at(seen, diag->at);
	const struct node *id = record ? node_under(record, STR("id")) : NULL;
	struct item *item = id ? map_get(&plan->making.ids, id->text) : NULL;

	if (!item || (item->fate != FATE_NEW && item->fate != FATE_BAD))
		return false;
	diag->at = item_mark(item, field_at(record, diag->at));
	diag->file = plan->making.file;
	item->fate = FATE_BAD;
	return true;
}

bool plan_blame(struct plan *plan, struct diags *diags)
{
	struct arena *scratch = arena_new();
	struct seen seen = {0};
	bool any = false;

	for (size_t i = 0; i < diags->list.n; i++) {
		struct diag *diag = &diags->list.v[i];
		const struct staged *file = staged_of(plan, diag->file);

		if (!file || diag_kind(diag->code)->severity != SEVERITY_ERROR)
			continue;
		if (seen.file != file) {
			arena_reset(scratch);
			seen = (struct seen){file, parse_text(file->after, scratch)};
		}
		any |= blame_row(plan, &seen, diag);
	}
	arena_free(scratch);
	return any;
}
