/* recovery.c - is the law found again that made a company leave?
 *
 * Not a test: `make build/release/tests/bench/recovery`, then give it a folder that gen_records.py
 * wrote its records into (truth.json beside it, as it names them). Prints a line a covariate: its
 * true weight, the estimate with the prior made wide, so that the records alone speak, its standard
 * error, how many of those lie between the two, and whether the 95 % interval holds the truth. Then
 * two lines more: the concordance of the back-test as it stands, and that of the true law over the
 * same clients, quarter ends and departures. */
#include "analyse/analysis.h"
#include "analyse/backtest.h"
#include "analyse/concordance.h"
#include "analyse/rows.h"
#include "base/diag.h"
#include "read/read.h"
#include "view/risk.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double WIDE = 100, Z95 = 1.959963984540054;

/* The whole of a small file; ends the program where it cannot be read. */
static char *text_of(const char *path, struct arena *arena)
{
	enum { MOST = 1 << 16 };
	char *text = NEW_N(arena, char, MOST);
	FILE *file = fopen(path, "r");

	if (!file || fread(text, 1, MOST - 1, file) == 0) {
		fprintf(stderr, "%s: cannot be read\n", path);
		exit(3);
	}
	fclose(file);
	return text;
}

/* The number after "name": behind `from`; 0 where there is none (truth.json names no weight that is
 * zero). */
static double number_of(const char *from, struct str name, struct arena *arena)
{
	const char *at = strstr(from, str_printf(arena, "\"%.*s\":", STR_ARG(name)).p);

	return at ? strtod(at + name.n + 3, NULL) : 0;
}

static int32_t as_of(const char *truth)
{
	const char *at = strstr(truth, "\"as_of\":");
	char text[11] = "";
	int32_t day = DAY_NONE;

	if (at)
		sscanf(at + 8, " \"%10[0-9-]", text);
	if (day_parse(str_c(text), &day) != DATE_OK)
		exit(3);
	return day;
}

static void print_weights(const struct figures *figures, const char *truth, struct arena *arena)
{
	const char *betas = strstr(truth, "\"beta\":");

	if (!betas)
		exit(3);
	for (int i = 0; i < COVARIATES; i++) {
		const struct hazard *hazard = &figures->risk.hazards[i];
		struct str word = covariate_word(i);
		double want = number_of(betas, word, arena), z = (hazard->beta - want) / hazard->se;

		printf("%.*s,%g,%.4f,%.4f,%+.2f,%s\n", STR_ARG(word), want, hazard->beta,
			hazard->se, z, fabs(z) <= Z95 ? "in" : "out");
	}
}

/* What the law says of a client on a day: higher where it leaves sooner. */
static double by_law(const struct figures *figures, const struct foretold *row, const double *betas)
{
	const struct backtest *test = figures->backtest;
	int32_t day = test->quarters.v[row->quarter].on;
	double x[COVARIATES], eta = 0;

	covariates_along(figures->setting, figures->book->accounts.v[row->account], 0,
		(struct day_list){&day, 1}, x);
	for (int i = 0; i < COVARIATES; i++)
		eta += betas[i] * x[i];
	return eta;
}

static struct concordance law_concordance(
	const struct figures *figures, const char *truth, struct arena *arena)
{
	const struct backtest *test = figures->backtest;
	size_t n = test->rows.n;
	double betas[COVARIATES], *stop = NEW_N(arena, double, n), *score = NEW_N(arena, double, n);
	int32_t *stratum = NEW_N(arena, int32_t, n);
	bool *event = NEW_N(arena, bool, n);

	for (int i = 0; i < COVARIATES; i++)
		betas[i] = number_of(strstr(truth, "\"beta\":"), covariate_word(i), arena);
	for (size_t i = 0; i < n; i++) {
		const struct foretold *row = &test->rows.v[i];
		int32_t on = test->quarters.v[row->quarter].on;

		event[i] = row->end != DAY_NONE;
		stop[i] = event[i] ? row->end - on : BACKTEST_DAYS;
		stratum[i] = (int32_t)row->quarter;
		score[i] = by_law(figures, row, betas);
	}
	return concordance_of(
		&(struct scored_rows){
			.n = n, .stop = stop, .event = event, .stratum = stratum, .score = score},
		arena);
}

static void print_backtest(const struct figures *figures, const char *truth, struct arena *arena)
{
	const struct held *all = &figures->backtest->all;
	struct concordance law = law_concordance(figures, truth, arena);

	printf("back-test,%.4f,%.4f,%.4f,%+.4f,%s\n", law.c, all->learned.c.value,
		(all->learned.c.high - all->learned.c.low) / 3.92, all->learned.c.value - law.c,
		fabs(all->learned.c.value - law.c) <= 0.02 ? "in" : "out");
	printf("starting weights,%.4f,%.4f,%.4f,%+.4f,\n", law.c, all->start.c.value,
		(all->start.c.high - all->start.c.low) / 3.92, all->start.c.value - law.c);
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct read_options options = {.today = day_of(2100, 1, 1), .threads = 2};
	struct diags diags = {0};
	struct trouble trouble = {0};
	struct book *book;
	char *truth;
	double usual;

	if (argc != 2) {
		fprintf(stderr, "usage: recovery RECORDS\n");
		return 2;
	}
	options.root = str_c(argv[1]);
	truth = text_of(str_printf(arena, "%s/../truth.json", argv[1]).p, arena);
	book = read_book(&options, &diags, &trouble, arena);
	if (!book || diags.errors)
		return 3;
	printf("covariate,truth,beta,se,z,interval\n");
	usual = book->company.analysis.risk_prior_sd;
	book->company.analysis.risk_prior_sd = WIDE;
	print_weights(analyse(book, as_of(truth), options.threads, arena), truth, arena);
	book->company.analysis.risk_prior_sd = usual;
	print_backtest(analyse(book, as_of(truth), options.threads, arena), truth, arena);
	arena_free(arena);
	return 0;
}
