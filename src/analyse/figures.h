/* figures.h - every figure of the site, computed once. Pages read it; nothing here is formatted.
 *
 * All of it is as of one day T, from records dated up to T. Shares are 0..1, money is minor units,
 * durations are days. A figure without data has n == 0 (or known == false): its other members are
 * zero and mean nothing. */
#ifndef ANALYSE_FIGURES_H
#define ANALYSE_FIGURES_H

#include "analyse/dealings.h"

/* What goes with staying or leaving (analysis.md, 5): wear by group of kinds, silence, strength,
 * trust. */
enum covariate {
	COVARIATE_PROMISES, /* the groups of wear come first */
	COVARIATE_INVOICE,
	COVARIATE_DELIVERY,
	COVARIATE_RESPONSE, /* slow and never */
	COVARIATE_CHANGE,
	COVARIATE_BUREAUCRACY,
	COVARIATE_OTHER,
	COVARIATE_SILENCE,
	COVARIATE_STRENGTH,
	COVARIATE_TRUST,
	COVARIATES
};

enum risk_state {
	RISK_NONE, /* no client today */
	RISK_STEADY,
	RISK_WATCH,
	RISK_ALARM, /* at risk */
	RISK_STATES
};

/* How likely an account is to leave, if it goes on as it stands. */
struct risk {
	enum risk_state state;
	double p90, p365;         /* within so many days */
	double low365, high365;   /* 95 %, as far as the weights go */
	double parts[COVARIATES]; /* βx: what each adds to the log of the hazard, 0 for nothing on
				     record */
	double loss;              /* p365 × value a year, minor units */
};

/* Whether a weight changes with tenure (risk_drift.h). */
struct drift {
	bool known; /* tested */
	bool drifts;
	double p;
};

/* What one unit more of a covariate goes with. */
struct hazard {
	double prior;            /* the starting weight */
	double beta, se;         /* log hazard ratio */
	double ratio, low, high; /* exp(beta), 95 %; within 1e-100 … 1e100 */
	double learned;          /* 0 all starting weight, 1 all the company's own history */
	struct drift drift;
};

struct risk_figures {
	bool estimated;         /* else the starting weights stand */
	bool failed;            /* an estimate was tried and found no top */
	int64_t departures;     /* seen while records were kept */
	double days;            /* account-days at risk */
	double mean90, mean365; /* chance of leaving of the mean account of the history, shrunk */
	struct hazard hazards[COVARIATES];
	struct drift drift;                                     /* of all weights together */
	double loss;                                            /* of the live accounts, together */
	int64_t accounts[RISK_STATES], value_year[RISK_STATES]; /* NONE: also those not known yet */
};

/* Expected loss that goes with a leak, minor units a year, 95 % by the uncertainty of the weights;
 * see leak_cost.h. */
struct leak_cost {
	double loss, low, high;
};

#define COSTLIEST 5

/* The accounts that make most of a leak's cost, greatest first. */
struct costliest {
	struct costly {
		const struct account *account;
		double loss; /* above 0 */
	} v[COSTLIEST];
	size_t n;
};

/* Why an account needs someone today. */
enum need {
	NEED_OVERDUE = 1,    /* a promise past its date */
	NEED_UNANSWERED = 2, /* an incident nobody answered within its standard (no standard: 2
				business days) */
	NEED_SILENT = 4,
	NEED_RENEWS = 8,   /* renews within the window and wear above strength */
	NEED_WEAR = 16,    /* wear in the worst tenth and above strength */
	NEED_WAITING = 32, /* an open incident that waits for somebody's approval */
};

struct account_figures {
	bool known; /* began by T */
	bool departed;
	int32_t as_of;       /* T, or the day it left: the dossier is frozen there */
	int32_t end;         /* DAY_NONE while it stays */
	int32_t came;        /* first day of the time as a client that it is in, or that it ended */
	bool lapsed;         /* left without saying so: by order, and stopped buying */
	enum reason because; /* what it said on leaving; NONE: nothing, or it stays */
	double exposure_days;            /* from max(since, records_since) */
	int64_t value_month, value_year; /* at as_of (of one that left: just before) */
	struct promises promises;
	struct wear wear;
	double strength;
	struct silence silence;
	int64_t incidents, incidents_year, open_incidents, unanswered;
	int64_t touchpoints, strengthens, weakens;
	int client_trust, seller_trust; /* last scores 0..10; -1 none */
	int32_t client_trust_on, seller_trust_on;
	struct risk risk;
	unsigned needs; /* bits of enum need; 0 for one that left */
	int64_t income; /* all it has been worth, from since to as_of */
};

/* What somebody has to do, gravest kind first. */
enum action_kind {
	ACTION_UNANSWERED, /* an incident nobody answered within its standard */
	ACTION_OVERDUE,    /* a promise past its date */
	ACTION_WAITING,    /* an open incident that waits for somebody's approval */
	ACTION_RENEWS,     /* renews within the window and wear above strength */
	ACTION_SILENT,
	ACTION_DUE, /* a promise that falls due within the window */
	ACTIONS
};

struct action {
	enum action_kind kind;
	const struct account *account;       /* NULL: a promise to colleagues */
	const struct promise *promise;       /* of ACTION_OVERDUE and ACTION_DUE */
	const struct incident *incident;     /* of ACTION_UNANSWERED and ACTION_WAITING */
	const struct department *department; /* that has to act; NULL: not known */
	int32_t day;    /* due, renews, or since when; DAY_NONE: never a contact */
	double urgency; /* of the account, minor units a year; see actions.h */
};

/* What is said of a standard, all accounts together, over the last year. */
struct attainment {
	const struct standard *standard;
	struct rate rate;  /* within the standard, of those that could be judged */
	double budget;     /* error budget left: 1 - bad / (allowed bad); may be negative */
	bool budget_known; /* allowed bad > 0 */
};

/* One part of a department's score, 0..100. */
struct part {
	bool known;
	double value;
	int64_t n;
};

enum score_part {
	PART_COHERENCE,
	PART_STANDARDS,
	PART_FRONT_LINE,
	PART_INTERNAL,
	PART_RESOLUTION,
	PARTS
};

struct department_figures {
	struct promises owned, made, internal; /* must deliver; gave its word; owes to colleagues */
	struct rate owned_now, owned_before;   /* trend window and the one before it */
	enum trend owned_trend;
	double incidents, incidents_year; /* shared origins count by their share */
	double by_kind[INCIDENT_COUNT], by_severity[INCIDENT_SEVERITY_COUNT]; /* last year */
	double felt_year; /* ran into here, last year */
	double per_100_months, per_100_low,
		per_100_high; /* last year; n = incidents_year, exact Poisson 95 % */
	enum trend incidents_trend;
	double wear; /* points that started here, live accounts, at T */
	double wear_by_kind[LEAK_KINDS];
	struct leak_cost leak; /* of what started here */
	struct costliest costliest;
	struct median answer, resolve;
	struct median resolve_recent; /* of the trend window */
	struct rate front_line;       /* resolved without escalation */
	struct rate repeats;          /* incidents that repeat an earlier one */
	double waited_days;           /* for somebody's approval, last year */
	int64_t waited_n;
	double waited_mean; /* of those, each whole whatever its origins */
	struct {
		struct attainment *v;
		size_t n;
	} standards;              /* it owns */
	int64_t accounts_touched; /* live accounts with wear from here */
	int64_t value_touched;    /* their value a year */
	double lateness_money;    /* Σ account value a day × days late of what it owes, last year,
				     minor units */
	int64_t people;
	int64_t passed_to;    /* incidents passed on to it, last year */
	struct rate within;   /* started here, passed on, with a cost: within authority here */
	int64_t records_year; /* records that name it, last year */
	bool silent;          /* none: no data, never green */
	struct part parts[PARTS];
	struct part score; /* mean of the parts it has */
};

/* One month of the company. */
struct month {
	int32_t month;
	bool open;                  /* the month of T, not over */
	double expected, delivered; /* Σw of what fell due; Σwq (weights without decay) */
	int64_t due, kept;          /* settled by in-force date; of them kept */
	double incidents[INCIDENT_COUNT];
	int64_t incidents_all, touchpoints, promises_made, assessments,
		records;       /* by the record's own date */
	int64_t accounts;      /* clients at the month's end (or T) */
	int64_t value;         /* recurring value a month then */
	double wear, strength; /* all live accounts, at the month's end (or T) */
};

/* Money through the bucket in one month: opening + new + returned + expansion - contraction - lost
 * = closing, to the minor unit. */
struct movement {
	int32_t month;
	int64_t opening, joined, returned, expansion, contraction, lost, closing;
	int64_t joined_n, returned_n, expansion_n, contraction_n, lost_n; /* accounts */
	int64_t joined_referred, joined_referred_n; /* of the new ones: recommended */
};

/* The last 12 months (up to T) in one row, and what follows from it. */
struct flow {
	struct movement year; /* month: the one of T */
	bool nrr_known, grr_known, refill_known;
	double nrr, grr, refill;     /* refill = lost / joined */
	int64_t base, base_n;        /* value and accounts a year ago, the denominators */
	int64_t base_now, base_held; /* of those accounts: value now; of it at most what it was */
};

/* A hole of the bucket: value a month that left or was cut in the last year, by what the records
 * show had built up in those accounts that day. */
struct hole {
	bool unknown;      /* too little built up to name a kind: the records do not explain it */
	int kind;          /* otherwise: a kind of built.h */
	int64_t amount;    /* minor units a month; the holes add up to lost + contraction */
	int64_t left, cut; /* accounts whose greatest part this is */
};

/* A kind of failure over the company. */
struct leak_kind {
	int kind;    /* enum incident_kind, or LEAK_CONTACT */
	double wear; /* live accounts, at T */
	int64_t incidents_year, before_year, open, repeats; /* last year, the year before, … */
	int64_t accounts; /* live ones that bear at least half a point of it */
	int64_t cost;     /* recorded costs of the last year */
	struct leak_cost leak;
	struct median resolve;
};

/* A decision and what changed after it. */
struct decision_figures {
	const struct decision *decision;
	int64_t before, after; /* incidents of the kinds it was meant to change, per side */
	double before_days, after_days; /* account-days of exposure */
	double window; /* days looked at on each side (the after side may be shorter) */
	bool known;
	double ratio, low, high; /* rate after / before, exact 95 % (conditional binomial) */
};

struct pair { /* promised by … must be kept by … */
	struct promises promises;
};

struct aspect_figures {
	struct promises promises;
	struct promises year; /* fell due in the last year */
};

struct segment_figures {
	struct str segment; /* empty: accounts without one */
	int64_t accounts, value_year;
	struct promises promises;
	double wear;
};

struct person_figures {
	struct objections objections; /* as a seller; shown only by name */
	struct blind_spot blind;      /* as a seller; likewise shown only by name */
	struct promises made;         /* shown only where the company names people */
	int64_t accounts, value_year;
};

/* Difference of two shares with Newcombe's 95 % interval. */
struct gap {
	struct rate own, others; /* kept rate: maker and owner share a department; they differ */
	bool known;
	double difference, low, high; /* own - others */
};

/* How complete the records are. */
struct coverage {
	int64_t accounts, with_promise, with_incident, with_touchpoint_90d, with_assessment_year;
	int64_t promises, with_evidence;
	int64_t departures, reviewed;
	int64_t incidents, with_answer, with_time; /* time of day given */
	int64_t touchpoints, assessments;
	int32_t first, last; /* days of the earliest and latest record */
	int32_t since; /* the first day that counts: the company's records_since, else first */
	int64_t empty_months; /* months between the two without a record */
};

struct totals {
	int64_t accounts, departed, departed_year, joined_year; /* clients at T; those that left */
	int64_t value_month, value_year;
	struct promises promises; /* to clients */
	struct promises year;     /* to clients, fell due in the last year */
	struct promises internal;
	struct coherence coherence, coherence_before; /* now; as it stood a trend window ago */
	enum trend kept_trend;
	struct rate kept_now, kept_before;
	double wear, strength;
	int64_t incidents_year, incidents_before_year;
	double months_year; /* months as a client of all accounts, in the last year */
	double kappa_account, kappa_department; /* strength of the shrinkage */
	double kappa_internal;                  /* of departments' promises to colleagues */
	double mean;                            /* m: the company's raw coherence */
	struct promises by_partner; /* maker and owner differ: promises that cross departments */
	struct {
		struct promises promises;
		double incidents;
	} system; /* cross marketing, sales, service */
};

struct setting;
struct staying;
struct silent_leak;
struct backtest;
struct risk_model;
struct causes;
struct replay;
struct audit;

struct figures {
	int32_t as_of;
	const struct book *book;
	const struct setting *setting;  /* what analyse/ itself works with */
	const struct risk_model *model; /* likewise: risk.h */
	const double *usual; /* by account.index: cadence where it has none of its own; 0: none */
	struct fate *fates;  /* by promise.index */
	double *incident_points; /* by incident.index: points it stands for (0: its promise stands)
				  */
	struct account_figures *accounts;       /* by account.index */
	struct department_figures *departments; /* by department.index */
	struct person_figures *people;          /* by person.index */
	struct pair *pairs;                     /* [maker * departments + owner] */
	double *felt;                           /* [origin * departments + felt], last year */
	double *leak_from;                      /* [kind * departments + origin]: wear at T */
	struct leak_cost *leak_costs;           /* likewise */
	struct leak_cost leak;                  /* of all wear that is a covariate */
	struct aspect_figures aspects[ASPECT_COUNT];
	struct {
		struct segment_figures *v;
		size_t n;
	} segments;                         /* by name */
	struct leak_kind kinds[LEAK_KINDS]; /* of contacts: the contacts, not incidents */
	struct {
		struct month *v;
		size_t n;
	} months; /* from the first record's to T's */
	struct {
		struct movement *v;
		size_t n;
	} movements; /* likewise */
	struct {
		struct attainment *v;
		size_t n;
	} standards;
	struct {
		struct decision_figures *v;
		size_t n;
	} decisions; /* known at T */
	struct flow flow;
	struct {
		struct hole *v;
		size_t n;
	} holes; /* greatest first, unknown last */
	struct gap hand_off;
	struct {
		struct action *v;
		size_t n;
	} actions; /* most urgent first */
	struct trust_figures trust;
	struct negotiation negotiation;
	struct firefighting firefighting;
	struct authority authority;
	struct risk_figures risk;
	struct coverage coverage;
	struct totals totals;
	const struct staying *staying;         /* how long clients stay: staying.h */
	const struct silent_leak *silent_leak; /* what adds up before they leave: silent_leak.h */
	const struct backtest *backtest;       /* would the risk have been right: backtest.h */
	const struct causes *causes;           /* why those that left did: causes.h */
	const struct replay *replay;           /* how it stood month by month: replay.h */
	const struct audit *audit;             /* what git says of the records: audit.h */
};

#endif
