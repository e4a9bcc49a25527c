/* account_incidents.c - what failed for an account, when it was answered, and what it waited for.
 */
#include "view/account.h"
#include "view/audit.h"

enum {
	INCIDENTS_OPEN = 12,           /* rows shown at once */
	INCIDENTS_MOST = DOSSIER_ROWS, /* rows in all; the rest is in data/incidents.csv */
};

/* A department with what it had to do with: one of several origins. */
static void put_origins(struct value *row, const struct incident *incident)
{
	struct value *origins = put_list(row, "origins");

	for (size_t i = 0; i < incident->origin.n; i++) {
		const struct share *share = &incident->origin.v[i];
		struct value *origin;

		if (share->department.kind != REF_DEPARTMENT)
			continue;
		origin = add_map(origins);
		put_department(origin, "department", share->department.department);
		put_share(origin, "share", share->share, incident->origin.n > 1);
		put_bool(origin, "more", i + 1 < incident->origin.n);
	}
}

static bool felt_elsewhere(const struct incident *incident)
{
	if (incident->felt_in.kind != REF_DEPARTMENT)
		return false;
	for (size_t i = 0; i < incident->origin.n; i++)
		if (incident->origin.v[i].department.any == incident->felt_in.any)
			return false;
	return true;
}

/* The bars of the severity, filled up to its degree. */
static void put_degree(struct value *row, enum incident_severity severity)
{
	static const int degrees[INCIDENT_SEVERITY_COUNT] = {
		[INCIDENT_SEVERITY_MINOR] = 1,
		[INCIDENT_SEVERITY_MODERATE] = 2,
		[INCIDENT_SEVERITY_SERIOUS] = 3,
		[INCIDENT_SEVERITY_CRITICAL] = 4,
	};
	struct value *degree = put_drawn(row, "degree");

	put_bool(degree, "two", degrees[severity] >= 2);
	put_bool(degree, "three", degrees[severity] >= 3);
	put_bool(degree, "four", degrees[severity] >= 4);
}

static void put_times(
	struct value *row, const struct dossier *dossier, const struct incident *incident)
{
	bool answered = dossier_knows(dossier, incident->answered.day);
	bool resolved = dossier_knows(dossier, incident->resolved.day);
	const struct calendar *calendar = &dossier->site->book->company.calendar;

	put_bool(row, "resolved", resolved);
	put_days(row, "answer_days", dossier_days(dossier, incident->when, incident->answered),
		answered);
	put_days(row, "resolve_days", dossier_days(dossier, incident->when, incident->resolved),
		resolved);
	put_days(row, "open_days", dossier->as_of - incident->when.day, !resolved);
	put_days(row, "waited", span_days(incident->waited, calendar), incident->waited.n > 0);
}

static void put_incident(
	struct value *row, const struct dossier *dossier, const struct incident *incident)
{
	put_moment(row, "when", incident->when);
	put_text(row, "summary", incident->summary);
	put_kind(row, "kind", incident);
	put_term(row, "severity", "incident_severity",
		term_word(&incident_severity_terms, (int)incident->severity));
	put_degree(row, incident->severity);
	put_bool(row, "omission", incident->mode == MODE_OMISSION);
	put_bool(row, "repeats", incident->repeats.kind == REF_INCIDENT);
	put_bool(row, "breaks", incident->promise.kind == REF_PROMISE);
	put_bool(row, "escalated", incident->escalated.n > 0);
	put_money(row, "cost", incident->cost, incident->cost > 0);
	put_origins(row, incident);
	put_department(
		row, "felt_in", felt_elsewhere(incident) ? incident->felt_in.department : NULL);
	put_times(row, dossier, incident);
	put_source(row, "source", dossier->site, &incident->record);
	put_last_change(row, "last", dossier->site, &incident->record);
	put_text(put_drawn(row, "anchor"), "name",
		row_name(dossier->account, &incident->record, row->arena));
}

/* The kind that most of the incidents are of; its number in *n. */
static enum incident_kind most_frequent(const struct dossier *dossier, int64_t *n)
{
	const struct account *account = dossier->account;
	int64_t of_kind[INCIDENT_COUNT] = {0};
	enum incident_kind most = 0;

	for (size_t i = 0; i < account->incidents.n; i++)
		if (dossier_knows(dossier, account->incidents.v[i]->when.day))
			of_kind[account->incidents.v[i]->kind]++;
	for (int i = 0; i < INCIDENT_COUNT; i++)
		if (of_kind[i] > of_kind[most])
			most = (enum incident_kind)i;
	*n = of_kind[most];
	return most;
}

static void put_finding(struct value *incidents, const struct dossier *dossier)
{
	int64_t n = dossier->figures->incidents, most_n;
	enum incident_kind most = most_frequent(dossier, &most_n);
	struct value *args = put_message(incidents, "title",
		most_n >= 2 && most_n < n && most != INCIDENT_OTHER ? "account.incidents.most"
		: most_n == n && n > 1 && most != INCIDENT_OTHER    ? "account.incidents.all"
								    : "account.incidents.some");

	put_count(args, "n", n);
	put_count(args, "most", most_n);
	put_wear_kind(args, "kind", (int)most);
	put_count(args, "open", dossier->figures->open_incidents);
}

void put_account_incidents(struct value *page, const struct dossier *dossier)
{
	const struct account *account = dossier->account;
	struct value *incidents, *rows, *older;
	int64_t shown = 0;

	if (dossier->figures->incidents == 0) {
		put_none(page, "incidents");
		return;
	}
	incidents = put_map(page, "incidents");
	put_count(incidents, "n", dossier->figures->incidents);
	put_finding(incidents, dossier);
	rows = put_list(incidents, "rows");
	older = put_list(incidents, "older");
	for (size_t i = account->incidents.n; i > 0; i--) {
		const struct incident *incident = account->incidents.v[i - 1];

		if (!dossier_knows(dossier, incident->when.day))
			continue;
		if (shown < INCIDENTS_MOST)
			put_incident(
				add_map(shown < INCIDENTS_OPEN ? rows : older), dossier, incident);
		shown++;
	}
	put_bool(incidents, "has_older", older->items.n > 0);
	put_count(incidents, "older_n", (int64_t)older->items.n);
	put_bool(incidents, "cut", shown > INCIDENTS_MOST);
	put_count(incidents, "left_out", shown > INCIDENTS_MOST ? shown - INCIDENTS_MOST : 0);
}
