/* test_cox.c - proportional hazards against R's coxph. */
#include "cox_case.h"

#include "analyse/concordance.h"
#include "analyse/cox_robust.h"
#include "reference.h"

struct set {
	char *csv, *json;
	struct cox_rows rows;
	size_t p;
	double *start, *stop, *x, *weight;
	bool *event;
	int32_t *stratum;
};

static bool set_open(const char *name, struct set *set)
{
	char path[200];

	*set = (struct set){0};
	snprintf(path, sizeof path, REFERENCE "datasets/%s%s.csv", name,
		strncmp(name, "edge", 4) ? ".design" : "");
	set->csv = reference_text(path);
	snprintf(path, sizeof path, REFERENCE "expected/%s.json", name);
	set->json = reference_text(path);
	if (set->csv && set->json)
		return true;
	free(set->csv), free(set->json);
	return false;
}

static void set_close(struct set *set)
{
	free(set->csv), free(set->json), free(set->start), free(set->stop), free(set->x);
	free(set->event), free(set->stratum), free(set->weight);
}

/* The columns named in a list of the JSON, side by side; NAN where one is missing. */
static double *covariates(const struct set *set, const char *list, size_t *p)
{
	double *x = NULL;
	size_t n = 0;

	*p = json_count(set->json, list);
	for (size_t j = 0; j < *p; j++) {
		char path[100], name[100];
		const char *at;
		double *column;

		snprintf(path, sizeof path, "%s/%zu", list, j);
		at = json_at(set->json, path) + 1;
		snprintf(name, sizeof name, "%.*s", (int)strcspn(at, "\""), at);
		column = csv_column(set->csv, name, &n);
		if (!x)
			x = malloc(n * *p * sizeof *x);
		for (size_t i = 0; i < n; i++)
			x[i * *p + j] = column[i];
		free(column);
	}
	return x;
}

/* Texts become numbers in the order in which they appear. */
static int32_t *labels(const char *csv, const char *name, size_t n)
{
	int column = 0;
	int32_t *out = malloc(n * sizeof *out);
	char seen[20][40];
	int32_t seen_n = 0;
	const char *p = csv;

	for (; strncmp(p, name, strlen(name)); column++)
		p = strchr(p, ',') + 1;
	for (size_t i = 0; i < n; i++) {
		char word[40];

		csv = strchr(csv, '\n') + 1;
		p = csv;
		for (int c = 0; c < column; c++)
			p = strchr(p, ',') + 1;
		snprintf(word, sizeof word, "%.*s", (int)strcspn(p, ",\n"), p);
		for (out[i] = 0; out[i] < seen_n && strcmp(seen[out[i]], word); out[i]++)
			;
		if (out[i] == seen_n)
			strcpy(seen[seen_n++], word);
	}
	return out;
}

static bool complete(const struct set *set, size_t i)
{
	for (size_t j = 0; j < set->p; j++)
		if (isnan(set->x[i * set->p + j]))
			return false;
	return true;
}

/* Reads the columns of the covariates in `list`; rows with a gap are left out. */
static void set_read(struct set *set, const char *list, bool strata, bool weights)
{
	size_t n = 0, kept = 0;
	double *event = csv_column(set->csv, "event", &n);

	set->x = covariates(set, list, &set->p);
	set->start = csv_column(set->csv, "start", &n);
	set->stop = csv_column(set->csv, set->start ? "stop" : "time", &n);
	set->stratum = strata ? labels(set->csv, "stratum", n) : NULL;
	set->event = malloc(n * sizeof *set->event);
	set->weight = weights ? malloc(n * sizeof(double)) : NULL;
	for (size_t i = 0; i < n; i++) {
		if (!complete(set, i))
			continue;
		memmove(set->x + kept * set->p, set->x + i * set->p, set->p * sizeof *set->x);
		if (set->start)
			set->start[kept] = set->start[i];
		if (strata)
			set->stratum[kept] = set->stratum[i];
		if (weights)
			set->weight[kept] = 1 + (double)((i + 1) % 3);
		set->stop[kept] = set->stop[i];
		set->event[kept++] = event[i] == 1;
	}
	set->rows = (struct cox_rows){
		kept, set->start, set->stop, set->event, set->stratum, set->weight, set->x};
	free(event);
}

static void test_is_rs(struct cox_test got, const char *want)
{
	assert_near(got.chisq, json_number(want, "chisq"), 1e-8);
	assert_int_equal(got.df, (int)json_number(want, "df"));
	assert_near(got.log_p, json_number(want, "log_p"), 1e-8);
}

static void fit_is_rs(const struct cox_fit *fit, const char *want)
{
	assert_int_equal(fit->status, COX_FITTED);
	assert_near(fit->loglik, json_number(want, "loglik"), 1e-11);
	assert_near(fit->loglik_null, json_number(want, "loglik_null"), 1e-11);
	for (size_t j = 0; j < fit->p; j++) {
		const struct cox_coefficient *c = &fit->coefficients[j];
		double beta = json_item(want, "coef", j), se = json_item(want, "se", j);

		assert_true(c->known && !c->runs_to);
		if (fabs(c->beta - beta) > 1e-8 * se)
			fail_msg("coefficient %zu is %.17g, want %.17g", j, c->beta, beta);
		if (fabs(c->se - se) > 1e-8 * se)
			fail_msg("se %zu is %.17g, want %.17g", j, c->se, se);
	}
	if (json_at(want, "lr_test")) {
		test_is_rs(fit->ratio, json_at(want, "lr_test"));
		test_is_rs(fit->score, json_at(want, "score_test"));
		test_is_rs(fit->wald, json_at(want, "wald_test"));
	}
	for (size_t i = 0; i < json_count(want, "baseline_cumhaz/time"); i++) {
		double hazard = json_item(want, "baseline_cumhaz/cumhaz", i);

		assert_near(fit->baseline.v[i].time, json_item(want, "baseline_cumhaz/time", i), 0);
		assert_near(baseline_at_zero(fit, i) / hazard, 1, 1e-8);
	}
}

static void drift_is_rs(const struct cox_model *model, const struct cox_rows *rows,
	const struct cox_fit *fit, const char *want)
{
	static const char *const clocks[] = {"km", "identity", "rank"};
	struct arena *arena = arena_new();

	for (int clock = COX_CLOCK_SURVIVED; clock <= COX_CLOCK_RANK; clock++) {
		const char *of = json_at(want, clocks[clock]);
		struct cox_drift drift;

		if (!of)
			continue;
		drift = cox_drift_of(
			model, (struct cox_blocks){rows, 1}, fit, (enum cox_clock)clock, arena);
		for (size_t j = 0; j < fit->p; j++)
			assert_near(drift.each[j].chisq, json_item(of, "chisq", j), 1e-7);
		assert_near(drift.all.chisq, json_number(of, "global/chisq"), 1e-7);
		assert_int_equal(drift.all.df, (int)fit->p);
		assert_near(drift.all.p, json_number(of, "global/p"), 1e-7);
	}
	arena_free(arena);
}

/* R's cluster models have another se; the edge cases only the share. */
static void concordance_is_rs(
	const struct cox_fit *fit, const struct cox_rows *rows, const char *want)
{
	struct arena *arena = arena_new();
	double *score = NEW_N(arena, double, rows->n);
	struct scored_rows scored = {
		rows->n, rows->start, rows->stop, rows->event, rows->stratum, score};
	bool full = json_at(want, "concordance/c") != NULL;
	struct concordance got;

	for (size_t i = 0; i < rows->n; i++)
		for (size_t j = 0; j < fit->p; j++)
			score[i] += fit->coefficients[j].beta * rows->x[i * fit->p + j];
	got = concordance_of(&scored, arena);
	assert_true(got.known);
	if (full) {
		assert_int_equal(
			got.concordant, (int64_t)json_number(want, "concordance/concordant"));
		assert_int_equal(
			got.discordant, (int64_t)json_number(want, "concordance/discordant"));
		assert_int_equal(got.tied, (int64_t)json_number(want, "concordance/tied_x"));
		if (!json_at(want, "robust"))
			assert_near(got.se, json_number(want, "concordance/se"), 1e-12);
	}
	assert_near(got.c, json_number(want, full ? "concordance/c" : "concordance"), 1e-12);
	arena_free(arena);
}

/* Clusters by the column id, as it numbers the patients. */
static void robust_is_rs(const struct cox_model *model, const struct set *set,
	const struct cox_fit *fit, const char *want)
{
	struct arena *arena = arena_new();
	size_t n = 0, p = model->p;
	double *id = csv_column(set->csv, "id", &n);
	uint32_t *of = NEW_N(arena, uint32_t, n);
	const uint32_t *const both[] = {of};
	struct cox_clusters clusters = {both, 1000};
	struct cox_robust got;

	assert_int_equal(n, set->rows.n);
	for (size_t i = 0; i < n; i++)
		of[i] = (uint32_t)id[i];
	got = cox_robust_of(model, (struct cox_blocks){&set->rows, 1}, &clusters, fit, arena);
	for (size_t j = 0; j < p; j++)
		assert_near(got.se[j] / json_item(want, "se", j), 1, 1e-8);
	for (size_t i = 0; i < p * p; i++) {
		char path[30];

		snprintf(path, sizeof path, "vcov/%zu", i / p);
		assert_near(got.variance[i] / json_item(want, path, i % p), 1, 1e-7);
	}
	free(id);
	arena_free(arena);
}

/* One block of the JSON against the same model. */
static void model_is_rs(const char *name, const char *path, const char *list, enum cox_ties ties)
{
	struct arena *arena = arena_new();
	struct cox_model model = {.ties = ties};
	struct cox_fit fit;
	struct set set;
	char full[100];

	snprintf(full, sizeof full, "%s/%s", path, ties == COX_EFRON ? "efron" : "breslow");
	if (set_open(name, &set)) {
		const char *want = json_at(set.json, full);

		assert_non_null(want);
		snprintf(full + strlen(full), 20, "/covariates");
		set_read(&set, list ? list : full, !strcmp(path, "cox_stratified"),
			!strcmp(path, "cox_weighted"));
		model.p = set.p;
		fit = fit_rows(&model, &set.rows, arena);
		fit_is_rs(&fit, want);
		if (json_at(want, "zph"))
			drift_is_rs(&model, &set.rows, &fit, json_at(want, "zph"));
		if (json_at(want, "robust"))
			robust_is_rs(&model, &set, &fit, json_at(want, "robust"));
		if (!set.weight)
			concordance_is_rs(&fit, &set.rows, want);
		set_close(&set);
	}
	arena_free(arena);
}

static void models_agree_with_r(void **state)
{
	static const struct {
		const char *name, *path, *list;
	} cases[] = {
		{"aml", "cox", NULL},
		{"lung", "cox", NULL},
		{"veteran", "cox", NULL},
		{"heart", "cox", NULL},
		{"cgd", "cox", NULL},
		{"rotterdam", "cox", NULL},
		{"mgus2", "cox", NULL},
		{"wa_churn", "cox", NULL},
		{"veteran", "cox_stratified", NULL},
		{"wa_churn", "cox_stratified", NULL},
		{"lung", "cox_weighted", NULL},
		{"edge_ties", "cox", "covariates"},
		{"edge_large_offset", "cox", "covariates"},
		{"edge_split_rows", "cox", "covariates"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		model_is_rs(cases[i].name, cases[i].path, cases[i].list, COX_EFRON);
		model_is_rs(cases[i].name, cases[i].path, cases[i].list, COX_BRESLOW);
	}
}

static void the_strata_have_their_own_baselines(void **state)
{
	static const char *const path = "cox_stratified/efron/baseline_cumhaz_by_stratum/squamous";
	struct arena *arena = arena_new();
	struct cox_model model = {0};
	struct cox_fit fit;
	struct set set;

	(void)state;
	if (set_open("veteran", &set)) {
		const char *want = json_at(set.json, path);

		set_read(&set, "cox_stratified/efron/covariates", true, false);
		model.p = set.p;
		fit = fit_rows(&model, &set.rows, arena);
		assert_true(json_count(want, "time") > 10);
		for (size_t i = 0; i < json_count(want, "time"); i++) {
			assert_int_equal(fit.baseline.v[i].stratum, 0);
			assert_near(fit.baseline.v[i].time, json_item(want, "time", i), 0);
			assert_near(baseline_at_zero(&fit, i), json_item(want, "cumhaz", i), 1e-8);
		}
		set_close(&set);
	}
	arena_free(arena);
}

/* R's scale = TRUE penalises as if the covariates had variance 1. */
static double variance(const struct set *set, size_t j)
{
	double mean = 0, sum = 0, n = (double)set->rows.n;

	for (size_t i = 0; i < set->rows.n; i++)
		mean += set->x[i * set->p + j] / n;
	for (size_t i = 0; i < set->rows.n; i++)
		sum += pow(set->x[i * set->p + j] - mean, 2);
	return sum / (n - 1);
}

static void ridge_is_rs(struct set *set, const char *want)
{
	struct arena *arena = arena_new();
	struct cox_prior prior[MOST_COVARIATES] = {0};
	struct cox_model model = {set->p, prior,
		strncmp(json_at(want, "ties"), "\"efron", 6) ? COX_BRESLOW : COX_EFRON};
	bool scale = *json_at(want, "scale") == 't';
	struct cox_fit fit;

	for (size_t j = 0; j < set->p; j++)
		prior[j].precision = json_number(want, "theta") * (scale ? variance(set, j) : 1);
	fit = fit_rows(&model, &set->rows, arena);
	assert_int_equal(fit.status, COX_FITTED);
	for (size_t j = 0; j < set->p; j++) {
		const struct cox_coefficient *c = &fit.coefficients[j];
		double se = json_item(want, "se", j);

		assert_near((c->beta - json_item(want, "coef", j)) / se, 0, 1e-8);
		assert_near(c->se / se, 1, 1e-8);
		if (json_at(want, "se2"))
			assert_near(c->se_data / json_item(want, "se2", j), 1, 1e-8);
		assert_near(c->learned, 1 - se * se * prior[j].precision, 1e-8);
	}
	assert_near(fit.loglik, json_number(want, "loglik_unpenalised_at_solution"), 1e-10);
	if (json_at(want, "effective_df"))
		assert_near(fit.df, json_number(want, "effective_df"), 1e-8);
	assert_int_equal(fit.ratio.df + fit.wald.df + fit.score.df, 0);
	arena_free(arena);
}

static void a_prior_at_zero_is_rs_ridge(void **state)
{
	static const char *const names[] = {
		"aml", "lung", "veteran", "heart", "cgd", "rotterdam", "mgus2", "wa_churn"};

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct set set;
		char path[30];

		if (!set_open(names[i], &set))
			continue;
		set_read(&set, "ridge/0/covariates", false, false);
		assert_true(json_count(set.json, "ridge") > 1);
		for (size_t k = 0; k < json_count(set.json, "ridge"); k++) {
			snprintf(path, sizeof path, "ridge/%zu", k);
			ridge_is_rs(&set, json_at(set.json, path));
		}
		set_close(&set);
	}
}

static void rs_group_without_events_runs_to_minus_infinity(void **state)
{
	struct arena *arena = arena_new();
	struct cox_model model = {0};
	struct cox_fit fit;
	struct set set;

	(void)state;
	if (set_open("edge_group_no_events", &set)) {
		set_read(&set, "covariates", false, false);
		model.p = set.p;
		fit = fit_rows(&model, &set.rows, arena);
		assert_int_equal(fit.status, COX_INFINITE);
		assert_int_equal(fit.coefficients[0].runs_to, -1);
		assert_near(fit.loglik, json_number(set.json, "cox/efron/loglik"), 1e-8);
		assert_near(fit.score.chisq, json_number(set.json, "cox/efron/score_test"), 1e-12);
		assert_near(fit.score.log_p, json_number(set.json, "logrank/log_p"), 1e-12);
		set_close(&set);
	}
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(models_agree_with_r),
		cmocka_unit_test(the_strata_have_their_own_baselines),
		cmocka_unit_test(a_prior_at_zero_is_rs_ridge),
		cmocka_unit_test(rs_group_without_events_runs_to_minus_infinity),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
