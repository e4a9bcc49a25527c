/* cox_speed.c - how long the Cox model and the concordance take on a large table, in CPU seconds.
 *
 * Not a test: `make build/release/tests/bench/cox_speed`, then give it a CSV file whose first line
 * names its columns: start (or not), stop or time, event, x1 … xp last. Prints seconds,
 * coefficients and the most memory the process had. */
#include "analyse/concordance.h"
#include "analyse/cox.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct table {
	size_t n, p, room;
	double *start, *stop, *x;
	bool *event;
};

static double cpu(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void *grown(void *old, size_t n, size_t size)
{
	void *new = realloc(old, n * size);

	if (!new)
		exit(3);
	return new;
}

static void table_grow(struct table *t)
{
	t->room = t->room + t->room / 2 + 1000;
	t->stop = grown(t->stop, t->room, sizeof *t->stop);
	t->start = grown(t->start, t->room, sizeof *t->start);
	t->event = grown(t->event, t->room, sizeof *t->event);
	t->x = grown(t->x, t->room * t->p, sizeof *t->x);
}

static void read_row(struct table *t, char *p, bool has_start)
{
	size_t i = t->n++;

	p = strchr(p, ',') + 1; /* id */
	t->start[i] = has_start ? strtod(p, &p) : 0;
	p += has_start;
	t->stop[i] = strtod(p, &p);
	t->event[i] = strtod(p + 1, &p) > 0;
	for (size_t j = 0; j < t->p; j++)
		t->x[i * t->p + j] = strtod(p + 1, &p);
}

static struct table table_read(FILE *file)
{
	struct table t = {0};
	char line[4096];
	bool has_start;

	if (!fgets(line, sizeof line, file))
		exit(2);
	has_start = strstr(line, "start") != NULL;
	for (const char *p = line; (p = strstr(p, ",x")); p++)
		t.p++;
	while (fgets(line, sizeof line, file)) {
		if (t.n == t.room)
			table_grow(&t);
		read_row(&t, line, has_start);
	}
	if (!has_start) {
		free(t.start);
		t.start = NULL;
	}
	return t;
}

static void time_concordance(const struct table *t, const struct cox_fit *fit)
{
	struct arena *arena = arena_new();
	double *score = NEW_N(arena, double, t->n), before = cpu();
	struct scored_rows rows = {t->n, t->start, t->stop, t->event, NULL, score};
	struct concordance c;

	for (size_t i = 0; i < t->n; i++)
		for (size_t j = 0; j < t->p; j++)
			score[i] += fit->coefficients[j].beta * t->x[i * t->p + j];
	c = concordance_of(&rows, arena);
	printf("concordance %.3f s, %.12f (se %.12f)\n", cpu() - before, c.c, c.se);
	arena_free(arena);
}

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "r") : NULL;
	struct rusage usage;
	struct table t;

	if (!file)
		return 2;
	t = table_read(file);
	fclose(file);
	for (int round = 0; round < 3; round++) {
		struct cox_rows rows = {t.n, t.start, t.stop, t.event, NULL, NULL, t.x};
		struct cox_model model = {.p = t.p};
		struct arena *arena = arena_new();
		double before = cpu();
		struct cox_fit fit = cox_fit(&model, (struct cox_blocks){&rows, 1}, arena);

		printf("cox %.3f s, %d steps, status %d, l %.10f\n", cpu() - before, fit.steps,
			(int)fit.status, fit.loglik);
		for (size_t j = 0; j < fit.p && !round; j++)
			printf("  %.15g (se %.15g)\n", fit.coefficients[j].beta,
				fit.coefficients[j].se);
		if (round == 2)
			time_concordance(&t, &fit);
		arena_free(arena);
	}
	getrusage(RUSAGE_SELF, &usage);
	printf("most memory %ld MB\n", usage.ru_maxrss / 1024);
	return 0;
}
