/* dealings.h - the kinds of figure on trust, negotiation and authority. What holds for figures.h
 * holds here. */
#ifndef ANALYSE_DEALINGS_H
#define ANALYSE_DEALINGS_H

#include "analyse/measures.h"

/* The five dimensions of an assessment. */
enum dimension {
	DIMENSION_TRUST,
	DIMENSION_EXECUTION,
	DIMENSION_COHERENCE,
	DIMENSION_COMMUNICATION,
	DIMENSION_VALUE,
	DIMENSIONS
};

/* Mean of paired differences with its 95 % interval; known false: fewer than two pairs. */
struct mean_gap {
	int64_t n;
	bool known;
	double mean, low, high;
};

/* How clients score us in a dimension, and how we believe they do: means of 0..10. */
struct view_of_us {
	int64_t clients, sellers; /* how many gave a score */
	double client, seller;
	struct mean_gap gap; /* seller's - client's, where both did */
};

/* What a seller believes beyond what the client says, in points of trust. */
struct blind_spot {
	int64_t n;             /* accounts with both views; 0: none */
	double raw;            /* mean of them */
	double gap, low, high; /* shrunk to all sellers, 5-95 % range */
	bool pale;             /* too few to lean on */
};

/* Accounts by the trust that the client gave in the last year: none, 0-6, 7-8, 9-10. */
enum trust_band { BAND_NOT_ASKED, BAND_LOW, BAND_MIDDLE, BAND_HIGH, TRUST_BANDS };

struct trust_figures {
	int64_t accounts; /* live ones */
	struct rate advisor,
		own; /* clients that call us trusted advisers; sellers that believe so */
	int64_t both, only_seller, only_client; /* both answered; only one of them said yes */
	struct view_of_us views[DIMENSIONS];
	struct rate disclosed[DISCLOSURE_COUNT]; /* live accounts that have told us */
	int64_t ladder[DISCLOSURE_COUNT + 1];    /* by how many of the five they told */
	struct {
		int64_t accounts, told;
	} bands[TRUST_BANDS]; /* told: sum of how many */
};

/* Who settles what, in the incidents of the last year. */
struct authority {
	struct rate front_line; /* settled without passing it on, of those resolved */
	int64_t passed_on;
	struct median front, passed; /* time to resolve: not passed on; passed on */
	double waited_days;          /* for somebody's approval, in all */
	int64_t waited_n;
	int64_t people;       /* whose authority is on record */
	int64_t costed, cost; /* incidents that give a cost; minor units */
	struct rate
		within; /* of those passed on with a cost: within authority where they started */
	int64_t cost_within; /* their cost */
	bool cost_known;
	double cost_share; /* cost_within / cost */
};

/* Objections of the last year, of a kind, a seller, or all. */
struct objections {
	int64_t n, answers[ANSWER_COUNT];
	struct rate handled;  /* of all of them */
	struct rate internal; /* conceded with a concession asked within, of all of them */
	int64_t asked, outcomes[OUTCOME_COUNT]; /* concessions asked for */
	int64_t priced, cost; /* granted ones with an amount; what they cost, minor units */
};

/* Concessions of a kind that were asked for in the last year. */
struct concessions {
	int64_t asked, outcomes[OUTCOME_COUNT], priced, cost;
};

/* What the sellers who meet an objection say about it. */
enum objection_reading {
	READING_FEW,   /* too few to say */
	READING_OFFER, /* many sellers meet it */
	READING_SKILL, /* one seller meets it clearly more than the other kinds */
	READING_OPEN
};

struct objection_kind_figures {
	struct objections objections;
	int64_t sellers, accounts;
	double spread;            /* effective number of sellers */
	const struct person *top; /* the seller with most; NULL: none known */
	struct rate top_rate;     /* his share of them */
	enum objection_reading reading;
};

struct negotiation {
	struct objections all;
	struct objection_kind_figures kinds[OBJECTION_COUNT];
	struct concessions concessions[CONCESSION_COUNT];
};

struct fire_quarter {
	int32_t quarter;
	bool open;        /* not over */
	struct rate rate; /* to defend or justify, of the touchpoints of sales that say what for */
};

struct firefighting {
	bool known; /* there is a department of sales */
	struct rate year;
	int64_t purposes[PURPOSE_COUNT]; /* of the last year */
	struct {
		struct fire_quarter *v;
		size_t n;
	} quarters; /* from the first with one to T's */
};

#endif
