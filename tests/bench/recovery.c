/* recovery.c - is the law found again that made a company leave?
 *
 * Not a test: `make build/release/tests/bench/recovery`, then give it a folder that gen_records.py
 * wrote its records into (truth.json beside it, as it names them). The prior is made wide, so that
 * the records alone speak. Prints a line a covariate: its true weight, the estimate, its standard
 * error, how many of those lie between the two, and whether the 95 % interval holds the truth. */
#include "analyse/analysis.h"
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

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct read_options options = {.today = day_of(2100, 1, 1), .threads = 2};
	struct diags diags = {0};
	struct trouble trouble = {0};
	struct book *book;
	struct figures *figures;
	char *truth;

	if (argc != 2) {
		fprintf(stderr, "usage: recovery RECORDS\n");
		return 2;
	}
	options.root = str_c(argv[1]);
	truth = text_of(str_printf(arena, "%s/../truth.json", argv[1]).p, arena);
	book = read_book(&options, &diags, &trouble, arena);
	if (!book || diags.errors)
		return 3;
	book->company.analysis.risk_prior_sd = WIDE;
	figures = analyse(book, as_of(truth), options.threads, arena);
	printf("covariate,truth,beta,se,z,interval\n");
	print_weights(figures, truth, arena);
	arena_free(arena);
	return 0;
}
