/* explain.h - every published figure by name: what it is made of, and which records stand behind
 * it.
 *
 * A figure has one row in the table of explain.c, whatever pages show it. It is found in struct
 * figures, never computed anew; only what it is made of is looked up in the records again, by the
 * same functions that made it. */
#ifndef ANALYSE_EXPLAIN_H
#define ANALYSE_EXPLAIN_H

#include "analyse/figures.h"

enum figure_level { LEVEL_COMPANY, LEVEL_DEPARTMENT, LEVEL_ACCOUNT };

enum figure_unit {
	AS_COUNT,
	AS_POINTS,
	AS_INDEX, /* 0..100 */
	AS_SHARE, /* 0..1 */
	AS_MONEY, /* minor units */
	AS_DAYS,
	AS_FACTOR, /* a plain number */
	AS_LOG,    /* likewise, of which small differences count */
	AS_STATE   /* enum risk_state */
};

struct figure;
struct explained;

/* A figure of every subject of its level: a row of the table. */
struct figure_kind {
	const char *id;            /* "wear": names it in words too (explain.figure.ID; one with
				      parts: ID-of) */
	const struct terms *parts; /* it has one for each word: "wear-late-delivery"; NULL: one */
	enum figure_level level;
	enum figure_unit unit;
	const char *page;   /* of the company's: where it stands, "index" */
	const char *method; /* section of the method page */
	void (*find)(const struct figure *figure, struct explained *out);
};

/* One figure of one subject. */
struct figure {
	const struct figures *figures;
	const struct figure_kind *kind;
	size_t index; /* of the department or account; 0: the company */
	int part;     /* of kind->parts; 0 */
};

/* A number that goes into the formula. */
struct figure_input {
	const char *name; /* in words: explain.input.NAME; in the formula: {NAME} */
	enum figure_unit unit;
	bool known;
	double value;
	struct figure of; /* the figure that it is; kind NULL: none of its own */
};

/* What one record adds. */
struct behind {
	const struct record *record;
	struct str what;               /* its own words; empty: none */
	const struct account *account; /* NULL: of no account */
	double part;
};

enum { INPUTS_MOST = 12 };

struct explained {
	bool known; /* else there is no data for it */
	double value;
	bool bounded;
	double low, high; /* 95 %; of a coherence 90 % */
	struct figure_input inputs[INPUTS_MOST];
	size_t inputs_n;

	bool listing;           /* the records are wanted too */
	bool listed;            /* it has records of its own (else they stand behind its inputs) */
	enum figure_unit unit;  /* of what each record adds */
	const char *adds_up_to; /* the input that they add up to; NULL: the figure itself */
	bool apart;             /* they don't add up: a median of times */
	VEC(struct behind) behind; /* greatest part first, whatever its sign */
	double sum;                /* of all parts */
	struct arena *arena;
};

/* The i-th row; NULL where there are no more. */
const struct figure_kind *figure_kind_at(size_t i);

/* How many figures a row stands for in one subject: 1, or one for each of its parts. */
int figure_parts(const struct figure_kind *kind);

/* The figure itself; with `records` also what stands behind it. Owner: the arena. */
struct explained figure_explain(const struct figure *figure, bool records, struct arena *arena);

/* "wear-late-delivery": the anchor on its page. Owner: the arena. */
struct str figure_anchor(const struct figure_kind *kind, int part, struct arena *arena);

/* "accounts/acme#wear", "index#nrr": its name. Owner: the arena. */
struct str figure_name(const struct figure *figure, struct arena *arena);

/* The figure that a name or an address of a page means: "accounts/acme#wear",
 * "https://example.com/es/accounts/acme.html#wear", "nrr". False: there is none; *near is then the
 * name of the nearest, or empty. Owner of *near: the arena. */
bool figure_find(const struct figures *figures, struct str name, struct figure *out,
	struct str *near, struct arena *arena);

/* For those that find them. The input of a plain number; of another figure of the same subject,
 * whose value is looked up. */
void explained_input(struct explained *out, const char *name, enum figure_unit unit, double value);
void explained_figure(struct explained *out, const char *name, const struct figure *of);

/* The same subject's figure of another row, else the company's: there must be one. part: -1: the
 * row without parts. */
struct figure figure_beside(const struct figure *figure, const char *id, int part);

void explained_behind(struct explained *out, struct behind behind);

/* The records behind figures that several levels share; the filter says what counts. */
struct scope {
	const struct figures *figures;
	const struct account *account;       /* NULL: all */
	const struct department *department; /* NULL: all; owner of a promise, origin of the rest */
	int kind;                            /* of wear; -1: all */
};

void behind_coherence(struct explained *out, const struct scope *scope);
void behind_kept(struct explained *out, const struct scope *scope);
void behind_overdue(struct explained *out, const struct scope *scope);
void behind_incidents(struct explained *out, const struct scope *scope);
void behind_wear(struct explained *out, const struct scope *scope);
void behind_cost(struct explained *out, const struct scope *scope);

/* Index, range and inputs of a coherence; kept rate with its interval; a leak's cost. */
void explained_coherence(
	struct explained *out, const struct coherence *coherence, double mean, double kappa);
void explained_rate(struct explained *out, const struct rate *rate);
void explained_cost(struct explained *out, const struct leak_cost *cost);
void explained_median(struct explained *out, const struct median *median);

/* The finders of the rows, by level. */
#define FINDER(name) void find_##name(const struct figure *figure, struct explained *out)
FINDER(company_coherence);
FINDER(company_kept);
FINDER(company_overdue);
FINDER(company_incidents);
FINDER(company_incidents_of);
FINDER(company_wear);
FINDER(company_wear_of);
FINDER(company_loss);
FINDER(company_accounts);
FINDER(company_value);
FINDER(company_silent);
FINDER(company_cost);
FINDER(company_cost_of);
FINDER(nrr);
FINDER(grr);
FINDER(refill);
FINDER(stay_one);
FINDER(stay_three);
FINDER(referred);
FINDER(advisor);
FINDER(own_view);
FINDER(told);
FINDER(moved_goalposts);
FINDER(kept_as_promised);
FINDER(logging_delay);
FINDER(hand_off);
FINDER(weight);
FINDER(department_score);
FINDER(department_coherence);
FINDER(department_standards);
FINDER(department_front_line);
FINDER(department_internal);
FINDER(department_resolution);
FINDER(department_kept);
FINDER(department_overdue);
FINDER(department_incidents);
FINDER(department_rate);
FINDER(department_wear);
FINDER(department_cost);
FINDER(department_answer);
FINDER(department_resolve);
FINDER(account_coherence);
FINDER(account_kept);
FINDER(account_overdue);
FINDER(account_open);
FINDER(account_incidents);
FINDER(account_wear);
FINDER(account_wear_of);
FINDER(account_strength);
FINDER(account_silence);
FINDER(account_trust);
FINDER(account_value);
FINDER(account_state);
FINDER(account_p90);
FINDER(account_p365);
FINDER(account_risk_of);
FINDER(account_loss);
FINDER(account_tolerance);

#endif
