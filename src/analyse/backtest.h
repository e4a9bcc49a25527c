/* backtest.h - does the risk deserve belief? What would have been foretold at past quarter ends,
 * held against what came (analysis.md, 6). */
#ifndef ANALYSE_BACKTEST_H
#define ANALYSE_BACKTEST_H

#include "analyse/figures.h"
#include "analyse/rows.h"
#include "analyse/segments.h"
#include "analyse/setting.h"

#define BACKTEST_QUARTERS 8
#define BACKTEST_DAYS     90
#define BACKTEST_LEAST    10 /* departures, below which nothing is said */
#define BACKTEST_GROUPS   5
#define BACKTEST_YEAR     365

/* What was foretold of one account at one quarter's end, and what came. */
struct foretold {
	uint32_t account;      /* index */
	uint32_t quarter;      /* place among the quarters */
	double risk;           /* of leaving within 90 days, by the model of that day */
	double start;          /* the same by the starting weights alone */
	double constant;       /* the company's mean rate as known that day, the same for all */
	enum risk_state state; /* as it was that day */
	int32_t end;           /* the day it left, within the 90 days; DAY_NONE: it stayed */
};

/* A figure with its 95 % interval. known false: all zero. */
struct estimate {
	bool known;
	double value, low, high;
};

/* How well one way of scoring did. */
struct scoring {
	struct estimate c;     /* Harrell's concordance, pairs of one quarter alone */
	double brier;          /* mean squared error of the chances */
	struct estimate skill; /* 1 - brier / that of the constant rate */
	struct rate top;       /* departures among the tenth with most risk, of all departures */
};

struct calibration {
	double foretold; /* mean chance */
	struct rate came;
};

/* One quarter's end, or all together. */
struct held {
	int32_t on; /* the quarter's end; all together: the last of them */
	int64_t n,
		left; /* clients that day; left within 90 days (all together: each quarter anew) */
	double expected; /* departures foretold: the sum of the chances */
	double constant; /* mean constant rate */
	double brier;    /* of the constant rate */
	struct scoring learned, start;
	struct calibration groups[BACKTEST_GROUPS]; /* least risk first, of one size */
	struct rate states[RISK_STATES];            /* of those in each state that day, who left */
};

/* One departure that should have been foretold. */
struct exit_seen {
	const struct account *account;
	int32_t day;           /* it left */
	int32_t on;            /* the last quarter's end before */
	double risk;           /* foretold then */
	enum risk_state state; /* then; steady: missed */
	int32_t lead; /* days from the first of the last 365 on watch or at risk to the end; 0:
			 none of them */
	unsigned char *states; /* BACKTEST_YEAR of enum risk_state: as on each of the last 365 days
				  before the end by the model known then; NONE: no client yet, or
				  no model yet */
};

enum backtest_verdict {
	BACKTEST_FEW,    /* fewer than 10 departures: nothing can be said */
	BACKTEST_WORSE,  /* orders worse than chance */
	BACKTEST_CHANCE, /* cannot be told from chance */
	BACKTEST_ORDERS, /* orders better than chance, its chances err as much as one rate for all
			  */
	BACKTEST_BETTER  /* orders better than chance, and its chances err less */
};

/* What says when a record was known. */
enum backtest_basis {
	BASIS_DATES,     /* its own dates */
	BASIS_HISTORY,   /* the commits that wrote it down */
	BASIS_NO_HISTORY /* its own dates, for the commits that the company asks for aren't known */
};

struct backtest {
	enum backtest_basis basis;
	int64_t late; /* basis history: on_record_late of the quarters' ends */
	bool known; /* 10 departures or more; else only n and left of what follows mean something */
	enum backtest_verdict verdict;
	struct held all;
	struct estimate gain; /* c learned - c of the starting weights */
	struct {
		struct held *v;
		size_t n;
	} quarters; /* oldest first; fewer than 8 where records are younger */
	struct {
		struct foretold *v;
		size_t n;
	} rows; /* by quarter, then account */
	struct {
		struct exit_seen *v;
		size_t n;
	} exits;                /* in order of time */
	int64_t missed, warned; /* exits: steady on the quarter's end; lead > 0 */
	struct median lead;     /* of the warned */
};

/* What is known on the last day: the rows are those of the setting. */
struct known_today {
	const struct setting *setting;
	const struct risk_rows *rows;
};

/* Goes back to the last 8 quarter ends Q with Q + 90 <= T and Q after the beginning of the records,
 * fits what was known on Q and foretells 90 days.
 *
 * Known on Q: the records dated up to Q, departures and lapses up to Q, the usual cadences of Q.
 * What bears no date (segment, agreed cadence, parameters, severity) stands as it does today.
 * With history.backtest: history in the company's record (and the history known): what was on
 * record on Q (on_record.h), so what was typed in later is held back too; the lead likewise by what
 * was on record on each day. A client on Q is judged once there, by the end of that time as a
 * client if it falls in (Q, Q + 90], as known on T. One that came and left between two quarter ends
 * is never judged.
 *
 * All together: pairs, squared errors and departures of all quarters are added up, and only clients
 * of one quarter are compared. One client stands in many quarters, so errors are of sums by
 * account: Formula: se² of c = Σ_account (Σ_row parts)², parts as in concordance.h; skill 1 - B/B₀
 * likewise with parts -(b - B/B₀ b₀)/(n B₀); gain with the difference of the two parts; all ± 1.96
 * se, c within 0..1. Groups: all rows in order of risk, cut in five. Tenth: of each quarter the
 * n/10 (up) with most risk, of one risk those that stayed first. Lead: of each of the last 365 days
 * by the model of the last quarter's end before it (quarters before the eight too); median by
 * Kaplan-Meier's rule.
 * Source: Harrell et al. 1982, JAMA 247:2543; Brier 1950, Mon Weather Rev 78:1; Lin & Wei 1989,
 * JASA 84:1074 for sums by account. Example: see the tests. The result does not depend on
 * `threads`. Owner: the arena. */
const struct backtest *backtest_of(const struct known_today *today, const struct segments *segments,
	int threads, struct arena *arena);

#endif
