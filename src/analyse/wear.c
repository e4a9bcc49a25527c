/* wear.c - what every failure leaves behind and every good contact builds. */
#include "analyse/wear.h"

#include "analyse/fate.h"
#include "analyse/life.h"

#define PROMISE_POINTS   4.0 /* of a promise of weight 3, broken outright */
#define USUAL_WEIGHT     3.0
#define REFERRAL_POINTS  2.0
#define EXPANSION_POINTS 2.0

double incident_weight(enum incident_severity severity)
{
	static const double points[INCIDENT_SEVERITY_COUNT] = {
		[INCIDENT_SEVERITY_MINOR] = 1,
		[INCIDENT_SEVERITY_MODERATE] = 2,
		[INCIDENT_SEVERITY_SERIOUS] = 4,
		[INCIDENT_SEVERITY_CRITICAL] = 8,
	};

	return points[severity];
}

struct scratch incident_scratch(
	const struct setting *setting, const struct incident *incident, int32_t day)
{
	struct scratch scratch = {.kind = (int)incident->kind, .incident = incident};
	int32_t resolved = incident->resolved.day;

	if (incident->when.day > day)
		return scratch;
	scratch.wear = scratch.points = incident_weight(incident->severity);
	if (resolved != DAY_NONE && resolved <= day)
		scratch.wear *= decay_at(&setting->wear, day - resolved);
	return scratch;
}

struct scratch contact_scratch(
	const struct setting *setting, const struct touchpoint *touchpoint, int32_t day)
{
	struct scratch scratch = {.kind = LEAK_CONTACT, .touchpoint = touchpoint};

	if (touchpoint->when.day > day || touchpoint->effect != EFFECT_WEAKENS)
		return scratch;
	scratch.points = 1;
	scratch.wear = decay_at(&setting->wear, day - touchpoint->when.day);
	return scratch;
}

static struct scratch promise_scratch(
	const struct setting *setting, const struct promise *promise, int32_t day)
{
	struct scratch scratch = {.kind = INCIDENT_BROKEN_PROMISE, .promise = promise};
	struct fate fate = promise_fate(promise, day, setting);

	if (!fate_settled(&fate) || fate.credit >= 1)
		return scratch;
	scratch.points = PROMISE_POINTS * (promise->weight / USUAL_WEIGHT) * (1 - fate.credit);
	scratch.wear = scratch.points;
	if (fate.ended != DAY_NONE)
		scratch.wear *= decay_at(&setting->wear, day - fate.ended);
	return scratch;
}

/* True if the incident outweighs what stands so far: `other`, or a promise of so many points. The
 * earlier of two equals, so that the order of the records does not matter. */
static bool stands_before(
	const struct incident *incident, const struct incident *other, double points)
{
	double own = incident_weight(incident->severity);

	if (!other)
		return own > points;
	if (own > incident_weight(other->severity))
		return true;
	return incident->severity == other->severity && incident->when.day < other->when.day;
}

struct scratch case_scratch(
	const struct setting *setting, const struct promise *promise, int32_t day)
{
	struct scratch most = promise_scratch(setting, promise, day);
	const struct incident *stands = NULL;

	for (uint32_t i = setting->cases.first[promise->index]; i != CASE_NONE;
		i = setting->cases.next[i]) {
		const struct incident *incident = setting->book->incidents.v[i];

		if (incident->when.day <= day && stands_before(incident, stands, most.points))
			stands = incident;
	}
	return stands ? incident_scratch(setting, stands, day) : most;
}

void wear_each(const struct setting *setting, const struct account *account, int32_t day,
	void (*use)(void *context, const struct scratch *scratch), void *context)
{
	struct scratch scratch;

	for (size_t i = 0; i < account->promises.n; i++) {
		scratch = case_scratch(setting, account->promises.v[i], day);
		if (scratch.points > 0)
			use(context, &scratch);
	}
	for (size_t i = 0; i < account->incidents.n; i++) {
		if (incident_promise(account->incidents.v[i]))
			continue;
		scratch = incident_scratch(setting, account->incidents.v[i], day);
		if (scratch.points > 0)
			use(context, &scratch);
	}
	for (size_t i = 0; i < account->touchpoints.n; i++) {
		scratch = contact_scratch(setting, account->touchpoints.v[i], day);
		if (scratch.points > 0)
			use(context, &scratch);
	}
}

static void wear_sum(void *context, const struct scratch *scratch)
{
	struct wear *wear = context;

	wear->kind[scratch->kind] += scratch->wear;
}

struct wear account_wear(const struct setting *setting, const struct account *account, int32_t day)
{
	struct wear wear = {0};

	wear_each(setting, account, day, wear_sum, &wear);
	for (int kind = 0; kind < LEAK_KINDS; kind++)
		wear.all += wear.kind[kind];
	return wear;
}

/* True if this value is above the one that it follows, of a client that stayed. */
static bool is_expansion(const struct account *account, const struct revenue *revenue)
{
	const struct revenue *before = NULL;

	for (size_t i = 0; i < account->revenue.n; i++) {
		const struct revenue *other = &account->revenue.v[i];

		if (other->from < revenue->from && (!before || other->from > before->from))
			before = other;
	}
	return before && revenue->monthly > before->monthly &&
	       account_is_client(account, DAY_NONE, revenue->from) &&
	       account_is_client(account, DAY_NONE, revenue->from - 1);
}

void strength_each(const struct account *account,
	void (*use)(void *context, const struct strengthening *one), void *context)
{
	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *contact = account->touchpoints.v[i];

		if (contact->effect == EFFECT_STRENGTHENS)
			use(context, &(struct strengthening){contact->when.day, 1, &contact->record,
					     contact->summary});
	}
	for (size_t i = 0; i < account->referrals.n; i++) {
		const struct account *other = account->referrals.v[i];

		use(context, &(struct strengthening){account_start(other), REFERRAL_POINTS,
				     &other->record, other->name});
	}
	for (size_t i = 0; i < account->revenue.n; i++) {
		const struct revenue *revenue = &account->revenue.v[i];

		if (is_expansion(account, revenue))
			use(context, &(struct strengthening){revenue->from, EXPANSION_POINTS,
					     &revenue->record, revenue->because});
	}
}

struct strength_sum {
	const struct decay *decay;
	int32_t day;
	double strength;
};

static void strength_add(void *context, const struct strengthening *one)
{
	struct strength_sum *sum = context;

	if (one->day <= sum->day)
		sum->strength += one->points * decay_at(sum->decay, sum->day - one->day);
}

double account_strength(const struct setting *setting, const struct account *account, int32_t day)
{
	struct strength_sum sum = {.decay = &setting->wear, .day = day};

	strength_each(account, strength_add, &sum);
	return sum.strength;
}
