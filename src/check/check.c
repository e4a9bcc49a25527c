/* check.c - runs every rule over the linked book. */
#include "check/check.h"

#include "check/rules.h"

static const struct rule *const tables[] = {
	rules_future,
	rules_promises,
	rules_moved,
	rules_accounts,
	rules_value,
	rules_relation,
	rules_incidents,
	rules_links,
	rules_company,
	rules_people,
	rules_silence,
	rules_contacts,
};

/* The records of a kind, as pointers of any type. */
struct records {
	const void *const *v;
	size_t n;
};

#define RECORDS(list) ((struct records){(const void *const *)(list).v, (list).n})

static struct records records_of(const struct book *book, enum over over)
{
	switch (over) {
	case OVER_PERSON: return RECORDS(book->people);
	case OVER_ACCOUNT: return RECORDS(book->accounts);
	case OVER_PROMISE: return RECORDS(book->promises);
	case OVER_STANDARD: return RECORDS(book->standards);
	case OVER_INCIDENT: return RECORDS(book->incidents);
	case OVER_TOUCHPOINT: return RECORDS(book->touchpoints);
	case OVER_ASSESSMENT: return RECORDS(book->assessments);
	case OVER_OBJECTION: return RECORDS(book->objections);
	case OVER_DECISION: return RECORDS(book->decisions);
	default: return (struct records){0};
	}
}

static void run_rule(struct check *check, const struct rule *rule)
{
	struct records records = records_of(check->book, rule->over);

	check->code = rule->code;
	if (rule->over == OVER_BOOK)
		rule->look(check, check->book);
	for (size_t i = 0; i < records.n; i++)
		rule->look(check, records.v[i]);
}

static void run_rules(struct check *check, enum severity severity)
{
	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		for (const struct rule *rule = tables[i]; rule->over != OVER_NONE; rule++)
			if (diag_kind(rule->code)->severity == severity &&
				!(check->skipped && check->skipped[rule->code]))
				run_rule(check, rule);
}

/* A circle is found once for all the rules that must keep quiet about its records. */
static void find_circles(struct check *check)
{
	const struct book *book = check->book;
	struct arena *arena = check->arena;
	size_t *referrals = NEW_N(arena, size_t, book->accounts.n);
	size_t *repeats = NEW_N(arena, size_t, book->incidents.n);
	size_t *replaces = NEW_N(arena, size_t, book->promises.n);

	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct ref *ref = &book->accounts.v[i]->referred_by;
		referrals[i] = ref->kind == REF_ACCOUNT ? ref->account->index : CIRCLE_NONE;
	}
	for (size_t i = 0; i < book->incidents.n; i++) {
		const struct ref *ref = &book->incidents.v[i]->repeats;
		repeats[i] = ref->kind == REF_INCIDENT ? ref->incident->index : CIRCLE_NONE;
	}
	for (size_t i = 0; i < book->promises.n; i++) {
		const struct ref *ref = &book->promises.v[i]->replaces;
		replaces[i] = ref->kind == REF_PROMISE ? ref->promise->index : CIRCLE_NONE;
	}
	check->referrals = circles_find(referrals, book->accounts.n, arena);
	check->repeats = circles_find(repeats, book->incidents.n, arena);
	check->replacements = circles_find(replaces, book->promises.n, arena);
}

static void mark_broken(const struct book *book, const struct diags *diags, struct arena *arena)
{
	struct map sources = {0};

	for (size_t i = 0; i < book->sources.n; i++)
		map_add(&sources, book->sources.v[i]->path, book->sources.v[i], arena);
	for (size_t i = 0; i < diags->list.n; i++) {
		const struct diag *diag = &diags->list.v[i];
		struct source *source = map_get(&sources, diag->file);

		if (source && diag_kind(diag->code)->severity == SEVERITY_ERROR)
			source->broken = true;
	}
}

void check_book(const struct book *book, struct diags *diags)
{
	check_book_but(book, NULL, diags);
}

void check_book_but(const struct book *book, const bool *skipped, struct diags *diags)
{
	struct arena *arena = arena_new();
	struct check check = {.book = book,
		.diags = diags,
		.skipped = skipped,
		.arena = arena,
		.day = book->today};

	if (book->company.as_of != DAY_NONE && book->company.as_of < check.day)
		check.day = book->company.as_of;
	find_circles(&check);
	run_rules(&check, SEVERITY_ERROR);
	if (!diags->errors) {
		check.habits = habits_of(book);
		for (size_t i = 0; i < book->accounts.n; i++)
			map_add(&check.segments, book->accounts.v[i]->segment, book->accounts.v[i],
				arena);
		run_rules(&check, SEVERITY_WARNING);
	}
	mark_broken(book, diags, arena);
	arena_free(arena);
}
