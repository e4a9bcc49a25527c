/* account_moments.c - the few moments of an account's life that say most, numbered on its life
 * line. */
#include "view/account.h"

#include "analyse/wear.h"
#include "view/chart.h"

#include <stdlib.h>

enum {
	MOMENTS = 6,
	DAYS_APART = 10, /* of two moments, the lesser one gives way */
};

enum moment_kind { MOMENT_VALUE, MOMENT_PROMISE, MOMENT_INCIDENT, MOMENT_CROSSING, MOMENT_SILENCE };

struct moment {
	int32_t day;
	double weight; /* how much it says; points of wear for what failed */
	enum moment_kind kind;
	const struct promise *promise;
	const struct incident *incident;
	int64_t before, after; /* value a month */
	struct str because;
};

struct moments {
	VEC(struct moment) all;
	const struct dossier *dossier;
	struct arena *arena;
};

static void add(struct moments *moments, struct moment moment)
{
	const struct dossier *dossier = moments->dossier;

	if (moment.day >= dossier->from && moment.day <= dossier->as_of && moment.weight > 0)
		VEC_PUSH(&moments->all, moment, moments->arena);
}

static void add_values(struct moments *moments)
{
	const struct account *account = moments->dossier->account;
	const struct company *company = &moments->dossier->site->book->company;

	for (size_t i = 0; i < account->revenue.n; i++) {
		const struct revenue *revenue = &account->revenue.v[i];
		int64_t before = account_value(account, company, revenue->from - 1);
		int64_t change = revenue->monthly > before ? revenue->monthly - before
							   : before - revenue->monthly;

		if (before > 0 && change > 0)
			add(moments, (struct moment){.day = revenue->from,
					     .kind = MOMENT_VALUE,
					     .weight = 3 + 8 * (double)change / (double)before,
					     .before = before,
					     .after = revenue->monthly,
					     .because = revenue->because});
	}
}

static void add_promises(struct moments *moments)
{
	const struct account *account = moments->dossier->account;

	for (size_t i = 0; i < account->promises.n; i++) {
		const struct promise *promise = account->promises.v[i];
		const struct fate *fate = dossier_fate(moments->dossier, promise);
		bool failed = fate->state == PROMISE_BROKEN || fate->state == PROMISE_OVERDUE;

		if (failed)
			add(moments,
				(struct moment){.kind = MOMENT_PROMISE,
					.promise = promise,
					.day = fate->state == PROMISE_BROKEN ? fate->ended
									     : fate->in_force,
					.weight = 4.0 * promise->weight / 3 * (1 - fate->credit)});
	}
}

static void add_incidents(struct moments *moments)
{
	const struct dossier *dossier = moments->dossier;
	const struct account *account = dossier->account;

	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];
		bool open = !dossier_knows(dossier, incident->resolved.day);

		add(moments, (struct moment){.day = incident->when.day,
				     .kind = MOMENT_INCIDENT,
				     .incident = incident,
				     .weight = incident_weight(incident->severity) + 0.5 +
					       (incident->repeats.kind == REF_INCIDENT) + open});
	}
}

static void add_turns(struct moments *moments)
{
	const struct dossier *dossier = moments->dossier;
	const struct silence *silence = &dossier->figures->silence;

	if (dossier->crossing != DAY_NONE && dossier->crossing > dossier->from)
		add(moments,
			(struct moment){
				.day = dossier->crossing, .kind = MOMENT_CROSSING, .weight = 5});
	if (silence->known && silence->silent && silence->last != DAY_NONE)
		add(moments,
			(struct moment){.day = silence->last, .kind = MOMENT_SILENCE, .weight = 6});
}

static int by_weight(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;

	if (x->weight != y->weight)
		return x->weight < y->weight ? 1 : -1;
	return (x->day < y->day) - (x->day > y->day);
}

static int by_day(const void *a, const void *b)
{
	const struct moment *x = a, *y = b;

	return (x->day > y->day) - (x->day < y->day);
}

/* Keeps the weightiest, apart from one another, in order of time. */
static size_t choose(struct moments *moments, struct moment *chosen)
{
	size_t n = 0;

	if (moments->all.n)
		qsort(moments->all.v, moments->all.n, sizeof *moments->all.v, by_weight);
	for (size_t i = 0; i < moments->all.n && n < MOMENTS; i++) {
		bool apart = true;

		for (size_t j = 0; j < n; j++)
			apart = apart && abs(chosen[j].day - moments->all.v[i].day) >= DAYS_APART;
		if (apart)
			chosen[n++] = moments->all.v[i];
	}
	qsort(chosen, n, sizeof *chosen, by_day);
	return n;
}

static void put_value_moment(struct value *row, const struct moment *moment)
{
	bool up = moment->after > moment->before;
	int64_t change = up ? moment->after - moment->before : moment->before - moment->after;
	struct value *args =
		put_message(row, "what", up ? "account.moment.grows" : "account.moment.shrinks");

	put_share(args, "share", (double)change / (double)moment->before, true);
	args = put_message(row, "detail",
		moment->because.n ? "account.moment.value_because" : "account.moment.value");
	put_money(args, "money", moment->after, true);
	put_text(args, "because", moment->because);
}

static void put_promise_moment(
	struct value *row, const struct dossier *dossier, const struct moment *moment)
{
	const struct promise *promise = moment->promise;
	const struct fate *fate = dossier_fate(dossier, promise);
	struct value *args;

	put_text(row, "what", promise->what);
	args = put_message(row, "detail",
		fate->state == PROMISE_BROKEN ? "account.moment.broken" : "account.moment.overdue");
	put_text(args, "maker", promise->by_department ? promise->by_department->name : STR_NONE);
	put_text(args, "owner",
		promise->owner.kind == REF_DEPARTMENT ? promise->owner.department->name : STR_NONE);
	put_date(args, "made", promise->made);
}

static void put_incident_moment(
	struct value *row, const struct dossier *dossier, const struct moment *moment)
{
	const struct incident *incident = moment->incident;
	bool resolved = dossier_knows(dossier, incident->resolved.day);
	struct value *args;

	put_text(row, "what", incident->summary);
	args = put_message(
		row, "detail", resolved ? "account.moment.resolved" : "account.moment.unresolved");
	put_kind(args, "kind", incident);
	put_term(args, "severity", "incident_severity",
		term_word(&incident_severity_terms, (int)incident->severity));
	put_days(args, "days", dossier_days(dossier, incident->when, incident->resolved), true);
}

static void put_turn(struct value *row, const struct dossier *dossier, const struct moment *moment)
{
	struct value *args;

	if (moment->kind == MOMENT_CROSSING) {
		put_message(row, "what", "account.moment.crossing");
		put_message(row, "detail", "account.moment.crossing_detail");
		return;
	}
	put_message(row, "what", "account.moment.silence");
	args = put_message(row, "detail", "account.moment.silence_detail");
	put_days(args, "days", dossier->figures->silence.days, true);
	put_days(args, "cadence", dossier->figures->silence.cadence, true);
}

static void put_moment_text(
	struct value *row, const struct dossier *dossier, const struct moment *moment)
{
	put_date(row, "day", moment->day);
	switch (moment->kind) {
	case MOMENT_VALUE: put_value_moment(row, moment); break;
	case MOMENT_PROMISE: put_promise_moment(row, dossier, moment); break;
	case MOMENT_INCIDENT: put_incident_moment(row, dossier, moment); break;
	case MOMENT_CROSSING:
	case MOMENT_SILENCE: put_turn(row, dossier, moment); break;
	}
}

void put_account_moments(struct value *lifeline, const struct dossier *dossier)
{
	struct moments moments = {.dossier = dossier, .arena = lifeline->arena};
	struct moment chosen[MOMENTS];
	struct scale x = scale_days(dossier->from, dossier->as_of);
	struct value *rows = put_list(lifeline, "moments");
	double last = -100, tier = 0;
	size_t n;

	add_values(&moments);
	add_promises(&moments);
	add_incidents(&moments);
	add_turns(&moments);
	n = choose(&moments, chosen);
	for (size_t i = 0; i < n; i++) {
		struct value *row = add_map(rows), *place;

		put_count(row, "number", (int64_t)i + 1);
		put_moment_text(row, dossier, &chosen[i]);
		place = put_drawn(row, "place");
		put_coord(place, "x", scale_at(&x, chosen[i].day));
		tier = scale_at(&x, chosen[i].day) - last < 7.5 ? 15 - tier : 0;
		put_coord(place, "y", 8 + tier);
		put_coord(place, "text", 12 + tier);
		put_coord(place, "from", 17 + tier);
		last = scale_at(&x, chosen[i].day);
	}
	put_bool(lifeline, "has_moments", n > 0);
}
