/* account_strips.c - strips of a life line: promises, incidents, contacts and silences, trust. */
#include "view/account_strips.h"

#include <math.h>
#include <stdlib.h>

enum {
	PROMISES_HEIGHT = 30,
	INCIDENTS_HEIGHT = 50,
	CONTACTS_HEIGHT = 34,
	TRUST_HEIGHT = 76,
	EMPTY_HEIGHT = 12,
};

/* In % of the strip: how long a silence must be for its length to be written, how far apart two of
 * them stand, and the same on a phone, with how far from the edge. */
enum { SILENCE_NAMED = 7, SILENCE_GAP = 9, PHONE_GAP = 24, PHONE_EDGE = 11 };

bool strip_shows(const struct strips *strips, int32_t day)
{
	return day != DAY_NONE && day >= strips->dossier->from && day <= strips->dossier->as_of;
}

struct value *strip_open(struct strips *strips, const char *key, bool empty, double height)
{
	struct value *strip = put_map(strips->chart, key);

	put_bool(strip, "empty", empty);
	put_coord(strip, "y", strips->y);
	put_coord(strip, "height", empty ? EMPTY_HEIGHT : height);
	strips->y += (empty ? EMPTY_HEIGHT : height) + STRIP_GAP;
	return strip;
}

void strip_end(struct value *strip, const char *key, double y)
{
	struct value *end;

	if (isnan(y)) {
		put_none(strip, key);
		return;
	}
	end = put_map(strip, key);
	put_coord(end, "y", y + 4);
}

void strip_promises(struct strips *strips)
{
	const struct dossier *dossier = strips->dossier;
	const struct account *account = dossier->account;
	struct value *strip = strip_open(
		strips, "promises", dossier->figures->promises.given == 0, PROMISES_HEIGHT);
	struct value *marks = put_list(strip, "marks");

	for (size_t i = 0; i < account->promises.n; i++) {
		const struct promise *promise = account->promises.v[i];
		const struct fate *fate = dossier_fate(dossier, promise);
		int32_t day = fate->ended != DAY_NONE ? fate->ended : fate->in_force;
		struct value *mark;

		if (fate->state == PROMISE_UNKNOWN || !strip_shows(strips, day))
			continue;
		mark = add_map(marks);
		put_coord(mark, "x", scale_at(&strips->x, day));
		put_text(mark, "glyph", str_c(promise_glyph(fate->state)));
		put_date(mark, "day", day);
		put_text(mark, "what", promise->what);
		put_state(mark, "state", fate->state);
	}
}

/* How far an incident hangs down: a step of 12 px for each degree. */
static double depth(enum incident_severity severity)
{
	static const double steps[INCIDENT_SEVERITY_COUNT] = {
		[INCIDENT_SEVERITY_MINOR] = 12,
		[INCIDENT_SEVERITY_MODERATE] = 24,
		[INCIDENT_SEVERITY_SERIOUS] = 36,
		[INCIDENT_SEVERITY_CRITICAL] = 48,
	};

	return steps[severity];
}

static void add_arc(
	struct value *arcs, const struct strips *strips, const struct incident *incident)
{
	const struct incident *earlier =
		incident->repeats.kind == REF_INCIDENT ? incident->repeats.incident : NULL;
	double x0, y0, x1, y1;

	if (!earlier || !strip_shows(strips, earlier->when.day))
		return;
	x0 = scale_at(&strips->x, earlier->when.day) * 10;
	x1 = scale_at(&strips->x, incident->when.day) * 10;
	y0 = depth(earlier->severity);
	y1 = depth(incident->severity);
	put_text(add_map(arcs), "path",
		str_printf(arcs->arena, "M%.1f %.1fQ%.1f %.1f %.1f %.1f", x0, y0, (x0 + x1) / 2,
			fmax(y0, y1) + 16, x1, y1));
}

void strip_incidents(struct strips *strips)
{
	const struct dossier *dossier = strips->dossier;
	const struct account *account = dossier->account;
	struct value *strip =
		strip_open(strips, "incidents", dossier->figures->incidents == 0, INCIDENTS_HEIGHT);
	struct value *marks = put_list(strip, "marks"), *arcs = put_list(strip, "arcs");

	for (size_t i = 0; i < account->incidents.n; i++) {
		const struct incident *incident = account->incidents.v[i];
		struct value *mark;

		if (!strip_shows(strips, incident->when.day))
			continue;
		mark = add_map(marks);
		put_coord(mark, "x", scale_at(&strips->x, incident->when.day));
		put_coord(mark, "y", depth(incident->severity));
		put_coord(mark, "stem", depth(incident->severity) - 3);
		put_bool(mark, "open", !dossier_knows(dossier, incident->resolved.day));
		put_date(mark, "day", incident->when.day);
		put_text(mark, "what", incident->summary);
		put_term(mark, "severity", "incident_severity",
			term_word(&incident_severity_terms, (int)incident->severity));
		add_arc(arcs, strips, incident);
	}
}

static int by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Days of every contact up to the last: touchpoints, answered incidents, assessments. */
static size_t contact_days(const struct dossier *dossier, int32_t *days)
{
	const struct account *account = dossier->account;
	size_t n = 0;

	for (size_t i = 0; i < account->touchpoints.n; i++)
		days[n++] = account->touchpoints.v[i]->when.day;
	for (size_t i = 0; i < account->incidents.n; i++)
		days[n++] = account->incidents.v[i]->answered.day;
	for (size_t i = 0; i < account->assessments.n; i++)
		days[n++] = account->assessments.v[i]->on;
	for (size_t i = 0; i < n; i++)
		if (!dossier_knows(dossier, days[i]))
			days[i--] = days[--n];
	qsort(days, n, sizeof *days, by_day);
	return n;
}

/* Where along the strip the length of a silence was last written: on wide windows, on phones. */
struct written {
	double wide, narrow;
};

static void add_silence(struct value *silences, const struct strips *strips, const int32_t days[2],
	struct written *written)
{
	int32_t from = days[0], to = days[1];
	struct value *silence;
	double left =
		scale_at(&strips->x, from < strips->dossier->from ? strips->dossier->from : from);
	double right = scale_at(&strips->x, to);
	double middle = (left + right) / 2;
	bool clear = right - left > SILENCE_NAMED && middle - written->wide >= SILENCE_GAP;
	bool narrow = clear && middle >= PHONE_EDGE && middle - written->narrow >= PHONE_GAP;

	if (right <= 0)
		return;
	silence = add_map(silences);
	put_coord(silence, "x", left);
	put_coord(silence, "width", right - left);
	put_coord(silence, "middle", middle);
	put_days(silence, "days", to - from, true);
	put_bool(silence, "labelled", clear);
	put_bool(silence, "wide", !narrow);
	if (clear)
		written->wide = middle;
	if (narrow)
		written->narrow = middle;
}

static void add_silences(struct value *strip, const struct strips *strips)
{
	const struct dossier *dossier = strips->dossier;
	const struct account *account = dossier->account;
	const struct silence *silence = &dossier->figures->silence;
	size_t most = account->touchpoints.n + account->incidents.n + account->assessments.n;
	int32_t *days = NEW_N(strip->arena, int32_t, most + 1);
	size_t n = contact_days(dossier, days);
	double longest = silence->cadence * dossier->site->book->company.analysis.silent_at;
	struct value *silences = put_list(strip, "silences");
	struct written written = {-SILENCE_GAP, -PHONE_GAP};

	if (!silence->known || longest <= 0)
		return;
	for (size_t i = 0; i < n; i++) {
		int32_t ends[2] = {days[i], i + 1 < n ? days[i + 1] : dossier->as_of};

		if (ends[1] - ends[0] >= longest)
			add_silence(silences, strips, ends, &written);
	}
}

void strip_contacts(struct strips *strips)
{
	const struct dossier *dossier = strips->dossier;
	const struct account *account = dossier->account;
	struct value *strip =
		strip_open(strips, "contacts", dossier->figures->touchpoints == 0, CONTACTS_HEIGHT);
	struct value *marks = put_list(strip, "marks");

	add_silences(strip, strips);
	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i];
		struct value *mark;

		if (!strip_shows(strips, touchpoint->when.day))
			continue;
		mark = add_map(marks);
		put_coord(mark, "x", scale_at(&strips->x, touchpoint->when.day));
		put_bool(mark, "strengthens", touchpoint->effect == EFFECT_STRENGTHENS);
	}
}

/* One voice of the trust strip: points, the scores as labels, the line between them. */
static double add_voice(
	struct value *strip, const char *key, const struct strips *strips, bool by_client)
{
	const struct account *account = strips->dossier->account;
	struct scale y = {0, 10, TRUST_HEIGHT, 0};
	struct point *points = NEW_N(strip->arena, struct point, account->assessments.n + 1);
	struct value *voice = put_map(strip, key), *marks = put_list(voice, "marks");
	size_t n = 0;

	for (size_t i = 0; i < account->assessments.n; i++) {
		const struct assessment *assessment = account->assessments.v[i];
		struct value *mark;

		if (assessment->by_client != by_client || assessment->trust < 0 ||
			!strip_shows(strips, assessment->on))
			continue;
		points[n] = (struct point){
			scale_at(&strips->x, assessment->on), scale_at(&y, assessment->trust)};
		mark = add_map(marks);
		put_coord(mark, "x", points[n].x);
		put_coord(mark, "y", points[n].y);
		put_count(mark, "score", assessment->trust);
		put_date(mark, "day", assessment->on);
		n++;
	}
	put_line(voice, "line", points, n);
	return n ? points[n - 1].y : NAN;
}

static bool has_trust(const struct strips *strips)
{
	const struct account *account = strips->dossier->account;

	for (size_t i = 0; i < account->assessments.n; i++)
		if (account->assessments.v[i]->trust >= 0 &&
			strip_shows(strips, account->assessments.v[i]->on))
			return true;
	return false;
}

void strip_trust(struct strips *strips)
{
	bool empty = !has_trust(strips);
	struct value *strip = strip_open(strips, "trust", empty, TRUST_HEIGHT);
	double ends[2];

	if (empty)
		return;
	ends[0] = add_voice(strip, "client", strips, true);
	ends[1] = add_voice(strip, "seller", strips, false);
	if (!isnan(ends[0]) && !isnan(ends[1]))
		spread_labels(ends, 2, 15, 0, TRUST_HEIGHT);
	strip_end(strip, "client_end", ends[0]);
	strip_end(strip, "seller_end", ends[1]);
	put_coord(strip, "middle", TRUST_HEIGHT / 2.0);
}
