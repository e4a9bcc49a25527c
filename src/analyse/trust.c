/* trust.c - what clients say of us beside what we believe, and what they tell us (analysis.md, 9).
 */
#include "analyse/trust.h"

#include "analyse/coherence.h"
#include "analyse/rate.h"
#include "analyse/setting.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* A question that an assessment answers: yes/no, or a score of a dimension. */
enum { ADVISOR = DIMENSIONS, QUESTIONS };

/* The last answers of one account, by side: 0 the seller, 1 the client. -1: none. */
struct answers {
	int last[2][QUESTIONS];
	const struct assessment *from[2][QUESTIONS];
	const struct person *seller; /* whose view on trust it is; NULL: none */
};

/* Sums of paired differences, seller's - client's. */
struct pairs {
	int64_t n;
	double sum, squares;
};

struct sums {
	int64_t n[2][DIMENSIONS];
	double scores[2][DIMENSIONS];
	struct pairs pairs[DIMENSIONS];
	struct pairs *people; /* by person.index, of trust */
	int64_t yes[2], answered[2];
};

static int answer_of(const struct assessment *assessment, int question)
{
	switch (question) {
	case DIMENSION_TRUST: return assessment->trust;
	case DIMENSION_EXECUTION: return assessment->execution;
	case DIMENSION_COHERENCE: return assessment->coherence;
	case DIMENSION_COMMUNICATION: return assessment->communication;
	case DIMENSION_VALUE: return assessment->value;
	default: return assessment->trusted_advisor;
	}
}

static struct answers answers_of(const struct figures *figures, const struct account *account)
{
	int32_t year = figures->book->company.windows.year, on[2][QUESTIONS] = {0};
	struct answers answers = {0};

	for (int q = 0; q < QUESTIONS; q++)
		answers.last[0][q] = answers.last[1][q] = -1;
	for (size_t i = 0; i < account->assessments.n; i++) {
		const struct assessment *assessment = account->assessments.v[i];
		bool client = assessment->by_client;

		if (!day_within(assessment->on, figures->as_of, year))
			continue;
		for (int q = 0; q < QUESTIONS; q++) {
			int answer = answer_of(assessment, q), *last = &answers.last[client][q];

			if (answer < 0 ||
				(*last >= 0 && assessment->on == on[client][q] && *last <= answer))
				continue; /* they stand in order of time */
			*last = answer;
			on[client][q] = assessment->on;
			answers.from[client][q] = assessment;
			if (!client && q == DIMENSION_TRUST)
				answers.seller = assessment->by.kind == REF_PERSON
							 ? assessment->by.person
							 : NULL;
		}
	}
	return answers;
}

const struct assessment *advisor_answer(
	const struct figures *figures, const struct account *account, bool client)
{
	return answers_of(figures, account).from[client][ADVISOR];
}

static void pairs_add(struct pairs *pairs, double gap)
{
	pairs->n++;
	pairs->sum += gap;
	pairs->squares += gap * gap;
}

static void add_scores(struct sums *sums, const struct answers *answers)
{
	for (int d = 0; d < DIMENSIONS; d++) {
		int seller = answers->last[0][d], client = answers->last[1][d];

		for (int side = 0; side < 2; side++)
			if (answers->last[side][d] >= 0) {
				sums->n[side][d]++;
				sums->scores[side][d] += answers->last[side][d];
			}
		if (seller < 0 || client < 0)
			continue;
		pairs_add(&sums->pairs[d], seller - client);
		if (d == DIMENSION_TRUST && answers->seller)
			pairs_add(&sums->people[answers->seller->index], seller - client);
	}
}

static void add_advisor(
	struct sums *sums, const struct answers *answers, struct trust_figures *trust)
{
	int seller = answers->last[0][ADVISOR], client = answers->last[1][ADVISOR];

	for (int side = 0; side < 2; side++)
		if (answers->last[side][ADVISOR] >= 0) {
			sums->answered[side]++;
			sums->yes[side] += answers->last[side][ADVISOR] == 1;
		}
	if (seller < 0 || client < 0)
		return;
	trust->both++;
	trust->only_seller += seller == 1 && client == 0;
	trust->only_client += seller == 0 && client == 1;
}

/* How many of the five the client has told us; counts each in `told`. */
static int disclosed_by(
	const struct account *account, int32_t as_of, int64_t told[DISCLOSURE_COUNT])
{
	unsigned seen = 0;
	int n = 0;

	for (size_t i = 0; i < account->disclosed.n; i++)
		if (account->disclosed.v[i].on <= as_of)
			seen |= 1u << account->disclosed.v[i].what;
	for (int d = 0; d < DISCLOSURE_COUNT; d++)
		if (seen & 1u << d) {
			told[d]++;
			n++;
		}
	return n;
}

static enum trust_band band_of(int client_trust)
{
	return client_trust < 0    ? BAND_NOT_ASKED
	       : client_trust <= 6 ? BAND_LOW
	       : client_trust <= 8 ? BAND_MIDDLE
				   : BAND_HIGH;
}

struct mean_gap mean_gap_of(int64_t n, double sum, double squares)
{
	struct mean_gap gap = {.n = n};
	double variance, half;

	if (n > 0)
		gap.mean = sum / (double)n;
	if (n < 2)
		return gap;
	variance = fmax(0, (squares - sum * gap.mean) / (double)(n - 1));
	half = gsl_cdf_tdist_Pinv(0.975, (double)(n - 1)) * sqrt(variance / (double)n);
	gap.known = true;
	gap.low = gap.mean - half;
	gap.high = gap.mean + half;
	return gap;
}

static void finish_views(struct trust_figures *trust, const struct sums *sums)
{
	for (int d = 0; d < DIMENSIONS; d++) {
		struct view_of_us *view = &trust->views[d];

		view->sellers = sums->n[0][d];
		view->clients = sums->n[1][d];
		view->seller = view->sellers ? sums->scores[0][d] / (double)view->sellers : 0;
		view->client = view->clients ? sums->scores[1][d] / (double)view->clients : 0;
		view->gap =
			mean_gap_of(sums->pairs[d].n, sums->pairs[d].sum, sums->pairs[d].squares);
	}
}

/* A gap of -10 … 10 as a share, so that it is shrunk as coherence is. */
static double as_share(const struct pairs *pairs)
{
	return (pairs->sum / (double)pairs->n + 10) / 20;
}

static void finish_people(struct figures *figures, const struct sums *sums, struct arena *scratch)
{
	const struct book *book = figures->book;
	struct coherence *list = NEW_N(scratch, struct coherence, book->people.n + 1);
	struct groups groups = {.v = NEW_N(scratch, struct coherence *, book->people.n + 1)};
	struct pairs all = {0};

	for (size_t i = 0; i < book->people.n; i++) {
		const struct pairs *pairs = &sums->people[i];

		if (!pairs->n)
			continue;
		all.n += pairs->n;
		all.sum += pairs->sum;
		list[i] = (struct coherence){
			.n = pairs->n, .n_e = (double)pairs->n, .raw = as_share(pairs)};
		groups.v[groups.n++] = &list[i];
	}
	if (all.n)
		groups_shrink(groups, as_share(&all), &book->company.analysis, scratch);
	for (size_t i = 0; i < book->people.n; i++) {
		struct blind_spot *blind = &figures->people[i].blind;

		if (!list[i].n)
			continue;
		*blind = (struct blind_spot){.n = list[i].n,
			.raw = sums->people[i].sum / (double)list[i].n,
			.gap = list[i].index / 5 - 10,
			.low = list[i].low / 5 - 10,
			.high = list[i].high / 5 - 10,
			.pale = list[i].pale};
	}
}

void trust_find(struct figures *figures, struct arena *scratch)
{
	const struct book *book = figures->book;
	struct trust_figures *trust = &figures->trust;
	struct sums sums = {.people = NEW_N(scratch, struct pairs, book->people.n + 1)};
	int64_t told[DISCLOSURE_COUNT] = {0};

	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		struct answers answers;
		enum trust_band band;
		int n;

		if (!figures->accounts[i].known || figures->accounts[i].departed)
			continue;
		answers = answers_of(figures, account);
		add_scores(&sums, &answers);
		add_advisor(&sums, &answers, trust);
		n = disclosed_by(account, figures->as_of, told);
		band = band_of(answers.last[1][DIMENSION_TRUST]);
		trust->accounts++;
		trust->ladder[n]++;
		trust->bands[band].accounts++;
		trust->bands[band].told += n;
	}
	trust->advisor = rate_of(sums.yes[1], sums.answered[1]);
	trust->own = rate_of(sums.yes[0], sums.answered[0]);
	for (int d = 0; d < DISCLOSURE_COUNT; d++)
		trust->disclosed[d] = rate_of(told[d], trust->accounts);
	finish_views(trust, &sums);
	finish_people(figures, &sums, scratch);
}
