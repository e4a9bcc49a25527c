/* company.h - the company's own record: language, money, calendar, and every parameter of the
 * analysis. */
#ifndef MODEL_COMPANY_H
#define MODEL_COMPANY_H

#include "model/record.h"
#include "model/terms.h"

/* Every threshold and half-life of the analysis; each has its default in read/fields.c. Days are
 * days. */
struct parameters {
	struct record record;
	double late_half_life;         /* 7: what a day of lateness costs of a promise's credit */
	double coherence_half_life;    /* 180 */
	double wear_half_life;         /* 90 */
	double cadence_floor;          /* 7 */
	double silent_at;              /* 3 times the cadence */
	double coherence_kappa_low;    /* 2 */
	double coherence_kappa_high;   /* 50 */
	double pale_below;             /* 5: n_e under which a coherence is shown pale */
	double trend_alpha;            /* 0.1 */
	double trusted_advisor_line;   /* 0.18 */
	double risk_watch, risk_alarm; /* 1.5 and 3 times the company's mean rate */
	double risk_prior_sd;          /* 0.35 */
	double weight_wear, weight_silence, weight_strength, weight_trust; /* 0.35 0.25 -0.25 0.5 */
};

/* Lengths of the windows that pages look through, in days. */
struct windows {
	struct record record;
	int32_t trend;    /* 90: this window against the one before */
	int32_t year;     /* 365 */
	int32_t due_soon; /* 14 */
	int32_t renewal;  /* 90 */
	int32_t landmark; /* 180 */
	int32_t decision; /* 180 on each side */
};

/* A kind of incident of the company's own, counted as one of the built-in ones. */
struct own_kind {
	struct record record;
	struct str id, name;
	enum incident_kind as;
};

struct site_options {
	struct record record;
	struct str title, footer, logo, accent; /* empty: none */
	struct str address;                     /* where it is published; empty: not said */
	struct str picture;                     /* the logo's bytes; empty: none */
	bool picture_is_svg;                    /* else PNG */
	enum names people;                      /* NAMES_HIDDEN unless given */
	bool indexed;                           /* search engines may */
	struct texts menu;                      /* slugs of own pages, in this order */
};

struct limits {
	struct record record;
	int64_t file_bytes, depth, text_bytes, errors_shown; /* 64 MiB, 64, 1 MiB, 100 */
};

/* What is made of the git history of the records. */
struct history_options {
	struct record record;
	struct str
		since; /* a commit's id or a day: what was before is held against nobody; empty */
	enum known_by backtest; /* what says when a record was known */
};

struct company {
	struct record record;
	struct str name;
	enum language language;
	struct str currency_code, timezone;
	const struct currency *currency;
	struct zone *zone;
	int32_t records_since, as_of; /* DAY_NONE: none given */
	struct texts workweek;        /* mon … sun */
	struct days {
		int32_t *v;
		size_t n;
	} holidays;
	struct calendar calendar; /* made of the two */
	struct span lapse_after;  /* 180d */
	struct own_kinds {
		struct own_kind *v;
		size_t n;
	} kinds;
	struct windows windows;
	struct parameters analysis;
	struct site_options site;
	struct limits limits;
	struct history_options history;
	struct str repository; /* address pattern with {commit}, {path}, {line} */
	struct gates {
		struct gate *v;
		size_t n;
	} gates;
};

/* A named condition that makes a build exit 4. */
struct gate {
	struct record record;
	struct str id;
	enum gate_measure measure;
	struct ref department;
	struct str segment, kind;
	double above, below; /* NAN: not set */
	enum gate_against against;
	enum gate_level level;
};

#endif
