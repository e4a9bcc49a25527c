/* silence.c - how long nobody has spoken, in multiples of the usual gap. */
#include "analyse/silence.h"

#include "analyse/life.h"

/* Keeps the newest days, each once. */
bool contacts_add(struct contacts *contacts, int32_t day)
{
	size_t at = 0;

	while (at < contacts->n && contacts->days[at] > day)
		at++;
	if (at == CADENCE_CONTACTS)
		return false;
	if (at < contacts->n && contacts->days[at] == day)
		return true;
	if (contacts->n < CADENCE_CONTACTS)
		contacts->n++;
	for (size_t i = contacts->n - 1; i > at; i--)
		contacts->days[i] = contacts->days[i - 1];
	contacts->days[at] = day;
	return true;
}

struct contacts account_contacts(const struct account *account, int32_t day)
{
	struct contacts contacts = {0};

	for (size_t i = account->touchpoints.n; i-- > 0;) {
		int32_t on = account->touchpoints.v[i]->when.day;

		if (on <= day && !contacts_add(&contacts, on))
			break; /* they stand in order of time */
	}
	for (size_t i = account->assessments.n; i-- > 0;) {
		const struct assessment *assessment = account->assessments.v[i];

		if (assessment->by_client && assessment->on <= day &&
			!contacts_add(&contacts, assessment->on))
			break;
	}
	for (size_t i = 0; i < account->incidents.n; i++) {
		int32_t on = account->incidents.v[i]->answered.day;

		if (on != DAY_NONE && on <= day)
			contacts_add(&contacts, on);
	}
	return contacts;
}

double contacts_cadence(const struct contacts *contacts)
{
	int32_t gaps[CADENCE_CONTACTS];
	size_t n = 0;

	if (contacts->n < CADENCE_LEAST)
		return 0;
	for (size_t i = 0; i + 1 < contacts->n; i++) {
		int32_t gap = contacts->days[i] - contacts->days[i + 1];
		size_t at = n++;

		for (; at > 0 && gaps[at - 1] > gap; at--)
			gaps[at] = gaps[at - 1];
		gaps[at] = gap;
	}
	return (gaps[(n - 1) / 2] + gaps[n / 2]) / 2.0;
}

static double cadence_of(
	const struct setting *setting, const struct account *account, const struct lull *lull)
{
	const struct company *company = &setting->book->company;
	double usual = lull->own > 0 ? lull->own : lull->usual;

	if (account->cadence.unit != SPAN_NONE)
		return span_days(account->cadence, &company->calendar);
	return usual > 0 ? fmax(usual, company->analysis.cadence_floor) : 0;
}

struct silence lull_silence(
	const struct setting *setting, const struct account *account, const struct lull *lull)
{
	const struct contacts *contacts = &lull->contacts;
	struct silence silence = {
		.last = contacts->n ? contacts->days[0] : DAY_NONE,
		.cadence = cadence_of(setting, account, lull),
		.agreed = account->cadence.unit != SPAN_NONE,
	};
	int32_t from = silence.last;

	if (from == DAY_NONE) {
		from = account_start(account);
		if (setting->records_since > from)
			from = setting->records_since;
	}
	silence.days = lull->day > from ? lull->day - from : 0;
	if (!(silence.cadence > 0))
		return silence;
	silence.ratio = silence.days / silence.cadence;
	silence.known = contacts->n > 0 || silence.ratio >= 1;
	silence.silent =
		silence.known && silence.ratio >= setting->book->company.analysis.silent_at;
	return silence;
}

struct silence account_silence(
	const struct setting *setting, const struct account *account, int32_t day, double usual)
{
	struct lull lull = {.contacts = account_contacts(account, day), .day = day, .usual = usual};

	lull.own = contacts_cadence(&lull.contacts);
	return lull_silence(setting, account, &lull);
}
