/* account.c - the figures of one account's dossier. */
#include "analyse/account.h"

#include "analyse/life.h"
#include "analyse/silence.h"
#include "analyse/standards.h"
#include "analyse/value.h"
#include "analyse/wear.h"

/* Without a standard an answer is due within two working days. */
static const struct span usual_answer = {.n = 2, .unit = SPAN_BUSINESS_DAYS};

static bool is_past(int32_t event, int32_t day)
{
	return event != DAY_NONE && event <= day;
}

static bool is_open(const struct incident *incident, int32_t day)
{
	return incident->when.day <= day && !is_past(incident->resolved.day, day);
}

static bool is_unanswered(const struct incident *incident, int32_t day)
{
	return is_open(incident, day) && !is_past(incident->answered.day, day);
}

static void count_incidents(const struct setting *setting, const struct account *account,
	struct account_figures *figures)
{
	int32_t year = setting->book->company.windows.year;

	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];

		if (incident->when.day > figures->as_of)
			continue;
		figures->incidents++;
		figures->incidents_year += day_within(incident->when.day, figures->as_of, year);
		figures->open_incidents += is_open(incident, figures->as_of);
		figures->unanswered += is_unanswered(incident, figures->as_of);
	}
}

static void count_touchpoints(const struct account *account, struct account_figures *figures)
{
	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i];

		if (touchpoint->when.day > figures->as_of)
			continue;
		figures->touchpoints++;
		figures->strengthens += touchpoint->effect == EFFECT_STRENGTHENS;
		figures->weakens += touchpoint->effect == EFFECT_WEAKENS;
	}
}

/* The newest score of each side; of several on one day the lowest, whatever the files' order. */
static void last_trust(const struct account *account, struct account_figures *figures)
{
	figures->client_trust = figures->seller_trust = -1;
	figures->client_trust_on = figures->seller_trust_on = DAY_NONE;
	for (size_t i = 0; i < account->assessments.n; i++) {
		const struct assessment *assessment = account->assessments.v[i];
		int *trust =
			assessment->by_client ? &figures->client_trust : &figures->seller_trust;
		int32_t *on = assessment->by_client ? &figures->client_trust_on
						    : &figures->seller_trust_on;

		if (assessment->on > figures->as_of || assessment->trust < 0)
			continue; /* they stand in order of time */
		if (assessment->on == *on && *trust <= assessment->trust)
			continue;
		*trust = assessment->trust;
		*on = assessment->on;
	}
}

enum reason spell_reason(const struct account *account, const struct spell *spell)
{
	if (spell->because == REASON_NONE && spell->to == account->ended)
		return account->ended_because;
	return spell->because;
}

/* The time as a client that it is in on the day, or the one that ended then. */
static void last_spell(const struct account *account, struct account_figures *figures)
{
	struct spell spell;

	figures->came = DAY_NONE;
	for (size_t i = 0; account_spell(account, DAY_NONE, i, &spell); i++) {
		bool ended = figures->departed && spell.to == figures->end;

		if (spell.from > figures->as_of || spell.from < figures->came)
			continue;
		figures->came = spell.from;
		figures->lapsed = figures->departed && !ended;
		figures->because = ended ? spell_reason(account, &spell) : REASON_NONE;
	}
}

struct account_figures account_begin(const struct setting *setting, const struct account *account)
{
	const struct company *company = &setting->book->company;
	struct account_figures figures = {.as_of = setting->as_of,
		.end = DAY_NONE,
		.client_trust = -1,
		.seller_trust = -1,
		.client_trust_on = DAY_NONE,
		.seller_trust_on = DAY_NONE,
		.silence.last = DAY_NONE};
	int32_t last;

	figures.known = account_start(account) <= setting->as_of;
	if (!figures.known)
		return figures;
	figures.end = account_end(account, company, setting->as_of);
	if (figures.end > setting->as_of)
		figures.end = DAY_NONE;
	figures.departed = figures.end != DAY_NONE;
	if (figures.departed)
		figures.as_of = figures.end;
	last_spell(account, &figures);
	figures.exposure_days = account_client_days(
		account, figures.end, setting->records_since - 1, figures.as_of - 1);
	last = figures.departed ? figures.end - 1 : figures.as_of;
	figures.value_month = account_value_at(account, figures.end, last);
	figures.value_year = account_value_year(account, figures.end, last);
	figures.income = account_income(account, company, figures.as_of);
	figures.strength = account_strength(setting, account, figures.as_of);
	count_incidents(setting, account, &figures);
	count_touchpoints(account, &figures);
	last_trust(account, &figures);
	return figures;
}

static bool is_past_its_answer(const struct setting *setting, const struct incident *incident)
{
	const struct book *book = setting->book;
	struct when now = {.day = setting->as_of, .second = SECOND_NONE};
	struct span within = usual_answer;
	double tightest = INFINITY;

	for (size_t i = 0; i < book->standards.n; i++) {
		const struct standard *standard = book->standards.v[i];
		double days = span_days(standard->within, &book->company.calendar);

		if (standard->measure != MEASURE_INCIDENT_ANSWER || days >= tightest ||
			!standard_covers_incident(standard, incident))
			continue;
		tightest = days;
		within = standard->within;
	}
	return !span_holds(within, incident->when, now, &book->company.calendar);
}

unsigned incident_needs(const struct setting *setting, const struct incident *incident, int32_t day)
{
	unsigned needs = 0;

	if (!is_open(incident, day))
		return 0;
	if (incident->escalated.n || incident->waited.n > 0)
		needs |= NEED_WAITING;
	if (is_unanswered(incident, day) && is_past_its_answer(setting, incident))
		needs |= NEED_UNANSWERED;
	return needs;
}

void account_finish(const struct setting *setting, const struct account *account,
	const struct account_rules *rules, struct account_figures *figures)
{
	int32_t renewal = setting->book->company.windows.renewal;
	bool worn = figures->wear.all > figures->strength;

	if (!figures->known)
		return;
	figures->silence = account_silence(setting, account, figures->as_of, rules->usual_cadence);
	if (figures->departed)
		return;
	figures->needs = 0;
	for (size_t i = 0; i < account->incidents.n; i++)
		figures->needs |= incident_needs(setting, account->incidents.v[i], figures->as_of);
	if (figures->promises.overdue > 0)
		figures->needs |= NEED_OVERDUE;
	if (figures->silence.silent)
		figures->needs |= NEED_SILENT;
	if (worn && account->renews != DAY_NONE && account->renews >= figures->as_of &&
		account->renews <= figures->as_of + renewal)
		figures->needs |= NEED_RENEWS;
	if (worn && figures->wear.all >= rules->worn_from)
		figures->needs |= NEED_WEAR;
}
