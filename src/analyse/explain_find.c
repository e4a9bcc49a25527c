/* explain_find.c - which figure a name or an address of a page means. */
#include "analyse/explain.h"

#include "base/suggest.h"

/* An address taken apart. */
struct wanted {
	enum figure_level level;
	struct str subject; /* id of the account or department */
	struct str anchor;
};

static struct str without_end(struct str text, struct str end)
{
	return str_ends(text, end) ? str_slice(text, 0, text.n - end.n) : text;
}

/* "https://example.com/es/accounts/acme.html?x" to "https://example.com/es/accounts/acme". */
static struct str page_of(struct str path)
{
	static const char *const ends[] = {".html", ".md", ".json", "/", "/index"};
	ptrdiff_t query = str_find(path, STR("?"));

	path = str_slice(path, 0, query < 0 ? path.n : (size_t)query);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		path = without_end(path, str_c(ends[i]));
	return path;
}

static struct wanted wanted_of(struct str name)
{
	ptrdiff_t hash = str_find(name, STR("#"));
	struct wanted wanted = {.anchor = name};
	struct str rest, part, before = STR_NONE, last = STR_NONE;

	if (hash < 0)
		return wanted;
	wanted.anchor = str_slice(name, (size_t)hash + 1, name.n);
	rest = page_of(str_slice(name, 0, (size_t)hash));
	while (str_split(&rest, '/', &part)) {
		before = last;
		last = part;
	}
	if (str_eq(before, STR("accounts")))
		wanted.level = LEVEL_ACCOUNT;
	else if (str_eq(before, STR("departments")))
		wanted.level = LEVEL_DEPARTMENT;
	if (wanted.level != LEVEL_COMPANY)
		wanted.subject = last;
	return wanted;
}

static size_t subjects(const struct book *book, enum figure_level level)
{
	return level == LEVEL_ACCOUNT      ? book->accounts.n
	       : level == LEVEL_DEPARTMENT ? book->departments.n
					   : 1;
}

static struct str subject_id(const struct book *book, enum figure_level level, size_t i)
{
	return level == LEVEL_ACCOUNT      ? book->accounts.v[i]->id
	       : level == LEVEL_DEPARTMENT ? book->departments.v[i]->id
					   : STR_NONE;
}

/* The subject of that id; else the nearest is put in *near. */
static bool find_subject(
	const struct book *book, const struct wanted *wanted, size_t *index, struct str *near)
{
	size_t n = subjects(book, wanted->level);
	struct arena *scratch = arena_new();
	struct str *ids = NEW_N(scratch, struct str, n + 1);
	bool found = false;

	for (size_t i = 0; i < n && !found; i++) {
		ids[i] = subject_id(book, wanted->level, i);
		found = str_eq(ids[i], wanted->subject);
		*index = i;
	}
	if (!found)
		*near = suggest(wanted->subject, ids, n);
	arena_free(scratch);
	return found;
}

/* The figure of that level and anchor; else the nearest anchor is put in *near. */
static bool find_kind(
	const struct wanted *wanted, struct figure *out, struct str *near, struct arena *arena)
{
	VEC(struct str) anchors = {0};

	for (size_t i = 0; figure_kind_at(i); i++) {
		const struct figure_kind *kind = figure_kind_at(i);

		for (int part = 0; kind->level == wanted->level && part < figure_parts(kind);
			part++) {
			struct str anchor = figure_anchor(kind, part, arena);

			if (str_eq(anchor, wanted->anchor)) {
				out->kind = kind;
				out->part = part;
				return true;
			}
			VEC_PUSH(&anchors, anchor, arena);
		}
	}
	*near = suggest(wanted->anchor, anchors.v, anchors.n);
	return false;
}

bool figure_find(const struct figures *figures, struct str name, struct figure *out,
	struct str *near, struct arena *arena)
{
	struct wanted wanted = wanted_of(name);
	struct str subject = STR_NONE, anchor = STR_NONE;
	bool is_subject, is_kind;

	*out = (struct figure){.figures = figures};
	is_subject = find_subject(figures->book, &wanted, &out->index, &subject);
	is_kind = find_kind(&wanted, out, &anchor, arena);
	*near = STR_NONE;
	if (is_subject && is_kind)
		return true;
	if ((!is_subject && !subject.n) || (!is_kind && !anchor.n))
		return false;
	if (!is_subject)
		wanted.subject = subject;
	if (!is_kind)
		wanted.anchor = anchor;
	if (find_subject(figures->book, &wanted, &out->index, &subject) &&
		find_kind(&wanted, out, &anchor, arena))
		*near = figure_name(out, arena);
	return false;
}
