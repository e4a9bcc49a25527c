/* findings.c - the titles of sections that say what the table below them shows. */
#include "view/findings.h"

#include "view/causes.h"

#include <math.h>

size_t greatest(const double *figures, size_t n)
{
	size_t most = n;

	for (size_t i = 0; i < n; i++)
		if (figures[i] > (most < n ? figures[most] : 0))
			most = i;
	return most;
}

bool clearly_worse(const struct rate *rate, const struct rate *all)
{
	return rate->n > 0 && rate->high < all->share;
}

void put_rate_args(struct value *args, const struct rate *rate)
{
	put_count(args, "k", rate->k);
	put_count(args, "n", rate->n);
	put_share(args, "share", rate->share, rate->n > 0);
	put_bool(args, "many", rate->n >= SMALL_N);
}

static int64_t failed(const struct promises *promises)
{
	return promises->settled - promises->kept;
}

static struct str name_of(const struct site *site, size_t d)
{
	return site->book->departments.v[d]->name;
}

static void put_scores_finding(struct value *page, const struct site *site)
{
	size_t n = site->book->departments.n, from, in;
	double *started = NEW_N(page->arena, double, n + 1);
	double *felt = NEW_N(page->arena, double, n + 1);
	struct value *args;

	for (size_t i = 0; i < n; i++) {
		started[i] = round(site->figures->departments[i].incidents_year);
		felt[i] = round(site->figures->departments[i].felt_year);
	}
	from = greatest(started, n);
	in = greatest(felt, n);
	if (from == n || in == n) {
		put_message(page, "scores_finding", "departments.scores.none");
		return;
	}
	args = put_message(page, "scores_finding",
		from == in ? "departments.scores.same" : "departments.scores.title");
	put_text(args, "from", name_of(site, from));
	put_number(args, "started", started[from], 0, true);
	put_text(args, "in", name_of(site, in));
	put_number(args, "felt", felt[in], 0, true);
}

void put_departments_findings(struct value *page, const struct site *site)
{
	size_t n = site->book->departments.n, most;
	double *settled = NEW_N(page->arena, double, n *n + 1);
	struct value *args;

	put_scores_finding(page, site);
	for (size_t i = 0; i < n * n; i++)
		settled[i] = i / n == i % n ? 0 : (double)site->figures->pairs[i].promises.rate.n;
	most = greatest(settled, n * n);
	if (most == n * n) {
		put_message(page, "pairs_finding", "departments.pairs.own");
		return;
	}
	args = put_message(page, "pairs_finding", "departments.pairs.title");
	put_text(args, "maker", name_of(site, most / n));
	put_text(args, "owner", name_of(site, most % n));
	put_rate_args(args, &site->figures->pairs[most].promises.rate);
}

static void put_parts_finding(struct value *page, const struct department_figures *figure)
{
	static const char *const names[PARTS] = {
		"coherence", "standards", "front_line", "internal", "resolution"};
	int least = -1;
	struct value *args;

	for (int i = 0; i < PARTS; i++)
		if (figure->parts[i].known &&
			(least < 0 || figure->parts[i].value < figure->parts[least].value))
			least = i;
	args = put_message(page, "parts_finding",
		least < 0 ? "department.parts.none" : "department.parts.title");
	if (least < 0)
		return;
	put_term(args, "part", "score_part", str_c(names[least]));
	put_number(args, "value", figure->parts[least].value, 0, true);
}

static void put_word_finding(struct value *page, const struct site *site, size_t d)
{
	size_t n = site->book->departments.n, most;
	double *bad = NEW_N(page->arena, double, n + 1);
	const struct promises *owned = &site->figures->departments[d].owned, *worst;
	struct value *args;

	for (size_t i = 0; i < n; i++)
		bad[i] = (double)failed(&site->figures->pairs[i * n + d].promises);
	most = greatest(bad, n);
	if (most == n) {
		args = put_message(page, "makers_finding",
			owned->settled ? "department.makers.kept" : "department.makers.none");
		put_count(args, "n", owned->settled);
		return;
	}
	worst = &site->figures->pairs[most * n + d].promises;
	args = put_message(page, "makers_finding",
		most == d ? "department.makers.self" : "department.makers.title");
	put_text(args, "maker", name_of(site, most));
	put_count(args, "n", failed(owned));
	put_count(args, "k", failed(worst));
	put_bool(args, "all", failed(worst) == failed(owned));
}

static void put_kinds_finding(struct value *page, const struct department_figures *figure)
{
	size_t most = greatest(figure->by_kind, INCIDENT_COUNT);
	struct value *args = put_message(page, "kinds_finding",
		most == INCIDENT_COUNT ? "department.incidents.title_none"
				       : "department.incidents.title");

	if (most == INCIDENT_COUNT)
		return;
	put_built(args, "kind", (int)most);
	put_number(args, "k", figure->by_kind[most], 0, true);
	put_number(args, "n", figure->incidents_year, 0, true);
}

/* A standard is met where the share shown, rounded, is not below its target. */
static void put_standards_finding(struct value *page, const struct department_figures *figure)
{
	int64_t met = 0, known = 0;
	struct value *args;

	for (size_t i = 0; i < figure->standards.n; i++) {
		const struct attainment *attainment = &figure->standards.v[i];

		if (!attainment->rate.n)
			continue;
		known++;
		met += round(100 * attainment->rate.share) >=
		       round(100 * attainment->standard->target);
	}
	args = put_message(page, "standards_finding",
		known ? "department.standards.title" : "department.standards.unknown");
	put_count(args, "met", met);
	put_count(args, "n", known);
}

void put_department_findings(struct value *page, const struct site *site, size_t d)
{
	const struct department_figures *figure = &site->figures->departments[d];

	put_parts_finding(page, figure);
	put_word_finding(page, site, d);
	put_kinds_finding(page, figure);
	put_standards_finding(page, figure);
	put_rate_args(put_message(page, "internal_finding",
			      figure->internal.rate.n ? "department.internal.title"
						      : "department.internal.unknown"),
		&figure->internal.rate);
}

static void put_aspects_finding(struct value *page, const struct figures *figures)
{
	double bad[ASPECT_COUNT];
	size_t most;
	struct value *args;

	for (int i = 0; i < ASPECT_COUNT; i++)
		bad[i] = (double)failed(&figures->aspects[i].promises);
	most = greatest(bad, ASPECT_COUNT);
	args = put_message(page, "aspects_finding",
		most == ASPECT_COUNT ? "coherence.failed.none" : "coherence.aspect.title");
	if (most == ASPECT_COUNT)
		return;
	put_term(args, "aspect", "aspect", term_word(&aspect_terms, (int)most));
	put_number(args, "k", bad[most], 0, true);
	put_count(args, "n", failed(&figures->totals.promises));
}

static void put_makers_finding(struct value *page, const struct site *site)
{
	size_t n = site->book->departments.n, most;
	double *bad = NEW_N(page->arena, double, n + 1);
	struct value *args;

	for (size_t i = 0; i < n; i++)
		bad[i] = (double)failed(&site->figures->departments[i].made);
	most = greatest(bad, n);
	args = put_message(page, "makers_finding",
		most == n ? "coherence.failed.none" : "coherence.maker.title");
	if (most == n)
		return;
	put_text(args, "name", name_of(site, most));
	put_number(args, "k", bad[most], 0, true);
	put_bool(args, "all",
		failed(&site->figures->departments[most].made) ==
			failed(&site->figures->totals.promises));
	put_count(args, "n", failed(&site->figures->totals.promises));
	put_count(args, "given", site->figures->departments[most].made.settled);
}

static void put_segments_finding(struct value *page, const struct figures *figures)
{
	const struct rate *all = &figures->totals.promises.rate;
	size_t worst = figures->segments.n;
	struct value *args;

	for (size_t i = 0; i < figures->segments.n; i++) {
		const struct rate *rate = &figures->segments.v[i].promises.rate;

		if (!figures->segments.v[i].segment.n || !clearly_worse(rate, all))
			continue;
		if (worst == figures->segments.n ||
			rate->share < figures->segments.v[worst].promises.rate.share)
			worst = i;
	}
	args = put_message(page, "segments_finding",
		worst == figures->segments.n ? "coherence.segment.even"
					     : "coherence.segment.title");
	if (worst == figures->segments.n)
		return;
	put_text(args, "segment", figures->segments.v[worst].segment);
	put_rate_args(args, &figures->segments.v[worst].promises.rate);
	put_share(args, "all", all->share, true);
}

void put_coherence_findings(struct value *page, const struct site *site)
{
	if (!site->figures->totals.promises.settled) {
		put_message(page, "aspects_finding", "coherence.verdict.none");
		put_message(page, "makers_finding", "coherence.verdict.none");
		put_message(page, "segments_finding", "coherence.verdict.none");
		return;
	}
	put_aspects_finding(page, site->figures);
	put_makers_finding(page, site);
	put_segments_finding(page, site->figures);
}
