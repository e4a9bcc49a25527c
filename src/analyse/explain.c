/* explain.c - every published figure by name: the table of them, and how one is found. */
#include "analyse/explain.h"

#include "analyse/rows.h"

#include <math.h>
#include <stdlib.h>

static const struct str leak_words[LEAK_KINDS] = {
#define X(id, word) {word, sizeof(word) - 1},
	INCIDENT_TERMS(X)
#undef X
		{"contact", 7},
};
static const struct terms leak_kinds = {"incident_kind", leak_words, LEAK_KINDS};

#define COMPANY(id, parts, unit, page, method, find)                      \
	{                                                                 \
		id, parts, LEVEL_COMPANY, unit, page, method, find_##find \
	}
#define DEPARTMENT(id, unit, method, find)                                  \
	{                                                                   \
		id, NULL, LEVEL_DEPARTMENT, unit, NULL, method, find_##find \
	}
#define ACCOUNT(id, parts, unit, method, find)                            \
	{                                                                 \
		id, parts, LEVEL_ACCOUNT, unit, NULL, method, find_##find \
	}

/* clang-format off */
static const struct figure_kind kinds[] = {
	COMPANY("coherence",       NULL,              AS_INDEX,  "index",       "coherence",   company_coherence),
	COMPANY("kept",            NULL,              AS_SHARE,  "index",       "promises",    company_kept),
	COMPANY("overdue",         NULL,              AS_COUNT,  "index",       "promises",    company_overdue),
	COMPANY("refill",          NULL,              AS_SHARE,  "index",       "value",       refill),
	COMPANY("nrr",             NULL,              AS_SHARE,  "index",       "value",       nrr),
	COMPANY("grr",             NULL,              AS_SHARE,  "index",       "value",       grr),
	COMPANY("expected-loss",   NULL,              AS_MONEY,  "index",       "risk",        company_loss),
	COMPANY("accounts",        NULL,              AS_COUNT,  "index",       "value",       company_accounts),
	COMPANY("value",           NULL,              AS_MONEY,  "index",       "value",       company_value),
	COMPANY("silent-accounts", NULL,              AS_COUNT,  "index",       "silence",     company_silent),
	COMPANY("incidents-year",  NULL,              AS_COUNT,  "leak",        "intervals",   company_incidents),
	COMPANY("incidents-year",  &incident_kind_terms, AS_COUNT, "leak",      "intervals",   company_incidents_of),
	COMPANY("wear",            NULL,              AS_POINTS, "leak",        "wear",        company_wear),
	COMPANY("wear",            &leak_kinds,       AS_POINTS, "leak",        "wear",        company_wear_of),
	COMPANY("cost",            NULL,              AS_MONEY,  "leak",        "cost",        company_cost),
	COMPANY("cost",            &leak_kinds,       AS_MONEY,  "leak",        "cost",        company_cost_of),
	COMPANY("weight",          &covariate_terms,  AS_FACTOR, "leak",        "risk",        weight),
	COMPANY("stay-1",          NULL,              AS_SHARE,  "retention",   "survival",    stay_one),
	COMPANY("stay-3",          NULL,              AS_SHARE,  "retention",   "survival",    stay_three),
	COMPANY("referred",        NULL,              AS_COUNT,  "retention",   "survival",    referred),
	COMPANY("trusted-adviser", NULL,              AS_SHARE,  "trust",       "trust",       advisor),
	COMPANY("own-view",        NULL,              AS_SHARE,  "trust",       "trust",       own_view),
	COMPANY("told",            &disclosure_terms, AS_SHARE,  "trust",       "trust",       told),
	COMPANY("moved-goalposts", NULL,              AS_COUNT,  "trust",       "audit",       moved_goalposts),
	COMPANY("kept-as-promised", NULL,             AS_SHARE,  "trust",       "audit",       kept_as_promised),
	COMPANY("logging-delay",   NULL,              AS_DAYS,   "trust",       "audit",       logging_delay),
	COMPANY("hand-off",        NULL,              AS_SHARE,  "departments/index", "intervals", hand_off),

	DEPARTMENT("score",          AS_INDEX,  "departments", department_score),
	DEPARTMENT("coherence",      AS_INDEX,  "coherence",   department_coherence),
	DEPARTMENT("standards",      AS_INDEX,  "departments", department_standards),
	DEPARTMENT("front-line",     AS_SHARE,  "authority",   department_front_line),
	DEPARTMENT("internal",       AS_INDEX,  "coherence",   department_internal),
	DEPARTMENT("resolution",     AS_INDEX,  "departments", department_resolution),
	DEPARTMENT("kept",           AS_SHARE,  "promises",    department_kept),
	DEPARTMENT("overdue",        AS_COUNT,  "promises",    department_overdue),
	DEPARTMENT("incidents-year", AS_POINTS, "departments", department_incidents),
	DEPARTMENT("incident-rate",  AS_POINTS, "departments", department_rate),
	DEPARTMENT("wear",           AS_POINTS, "wear",        department_wear),
	DEPARTMENT("cost",           AS_MONEY,  "cost",        department_cost),
	DEPARTMENT("answer",         AS_DAYS,   "intervals",   department_answer),
	DEPARTMENT("resolve",        AS_DAYS,   "intervals",   department_resolve),

	ACCOUNT("coherence",      NULL,             AS_INDEX,  "coherence", account_coherence),
	ACCOUNT("kept",           NULL,             AS_SHARE,  "promises",  account_kept),
	ACCOUNT("overdue",        NULL,             AS_COUNT,  "promises",  account_overdue),
	ACCOUNT("open",           NULL,             AS_COUNT,  "intervals", account_open),
	ACCOUNT("incidents-year", NULL,             AS_COUNT,  "intervals", account_incidents),
	ACCOUNT("wear",           NULL,             AS_POINTS, "wear",      account_wear),
	ACCOUNT("wear",           &leak_kinds,      AS_POINTS, "wear",      account_wear_of),
	ACCOUNT("strength",       NULL,             AS_POINTS, "strength",  account_strength),
	ACCOUNT("silence",        NULL,             AS_FACTOR, "silence",   account_silence),
	ACCOUNT("trust",          NULL,             AS_COUNT,  "trust",     account_trust),
	ACCOUNT("value",          NULL,             AS_MONEY,  "value",     account_value),
	ACCOUNT("state",          NULL,             AS_STATE,  "risk",      account_state),
	ACCOUNT("p90",            NULL,             AS_SHARE,  "risk",      account_p90),
	ACCOUNT("p365",           NULL,             AS_SHARE,  "risk",      account_p365),
	ACCOUNT("risk",           &covariate_terms, AS_LOG,    "risk",      account_risk_of),
	ACCOUNT("loss",           NULL,             AS_MONEY,  "risk",      account_loss),
	ACCOUNT("tolerance",      NULL,             AS_COUNT,  "silent",    account_tolerance),
};
/* clang-format on */

enum { KINDS = sizeof kinds / sizeof *kinds };

const struct figure_kind *figure_kind_at(size_t i)
{
	return i < KINDS ? &kinds[i] : NULL;
}

int figure_parts(const struct figure_kind *kind)
{
	return kind->parts ? (int)kind->parts->n : 1;
}

struct figure figure_beside(const struct figure *figure, const char *id, int part)
{
	struct figure other = {.figures = figure->figures, .part = part < 0 ? 0 : part};

	for (size_t i = 0; i < KINDS; i++) {
		const struct figure_kind *kind = &kinds[i];

		if (!str_eq(str_c(kind->id), str_c(id)) || (kind->parts != NULL) != (part >= 0))
			continue;
		if (kind->level != figure->kind->level && kind->level != LEVEL_COMPANY)
			continue;
		other.kind = kind;
		other.index = kind->level == figure->kind->level ? figure->index : 0;
		if (kind->level == figure->kind->level)
			break;
	}
	return other;
}

static int by_part(const void *left, const void *right)
{
	double a = fabs(((const struct behind *)left)->part);
	double b = fabs(((const struct behind *)right)->part);

	return (a < b) - (a > b);
}

struct explained figure_explain(const struct figure *figure, bool records, struct arena *arena)
{
	struct explained out = {.listing = records, .arena = arena};

	figure->kind->find(figure, &out);
	if (!out.known)
		out.behind.n = 0, out.sum = 0;
	if (out.behind.n)
		qsort(out.behind.v, out.behind.n, sizeof *out.behind.v, by_part);
	return out;
}

void explained_input(struct explained *out, const char *name, enum figure_unit unit, double value)
{
	if (out->inputs_n < INPUTS_MOST)
		out->inputs[out->inputs_n++] = (struct figure_input){name, unit, true, value, {0}};
}

void explained_figure(struct explained *out, const char *name, const struct figure *of)
{
	struct explained found = {.arena = out->arena};

	if (out->inputs_n == INPUTS_MOST)
		return;
	of->kind->find(of, &found);
	out->inputs[out->inputs_n++] =
		(struct figure_input){name, of->kind->unit, found.known, found.value, *of};
}

void explained_behind(struct explained *out, struct behind behind)
{
	VEC_PUSH(&out->behind, behind, out->arena);
	out->sum += behind.part;
}

struct str figure_anchor(const struct figure_kind *kind, int part, struct arena *arena)
{
	if (!kind->parts)
		return str_c(kind->id);
	return str_printf(arena, "%s-%.*s", kind->id, STR_ARG(kind->parts->names[part]));
}

struct str figure_name(const struct figure *figure, struct arena *arena)
{
	const struct book *book = figure->figures->book;
	struct str anchor = figure_anchor(figure->kind, figure->part, arena);

	switch (figure->kind->level) {
	case LEVEL_ACCOUNT:
		return str_printf(arena, "accounts/%.*s#%.*s",
			STR_ARG(book->accounts.v[figure->index]->id), STR_ARG(anchor));
	case LEVEL_DEPARTMENT:
		return str_printf(arena, "departments/%.*s#%.*s",
			STR_ARG(book->departments.v[figure->index]->id), STR_ARG(anchor));
	default: return str_printf(arena, "%s#%.*s", figure->kind->page, STR_ARG(anchor));
	}
}
