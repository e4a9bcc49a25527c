/* test_scms.c - the figures of real deliveries, held against those computed apart with SQL. */
#include "test.h"

#include "analyse/analysis.h"
#include "base/diag.h"
#include "read/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define SCMS  "../shared/data/scms-content.tar.xz"
#define TRUTH "../shared/data/scms-truth.tsv"

struct scene {
	struct arena *arena;
	struct figures *figures; /* NULL: the data is not there */
};

/* Unpacks, reads and analyses as of the day of the last delivery. */
static struct figures *scms(const char *folder, struct arena *arena)
{
	struct str command = str_printf(arena, "tar -xJf %s -C %s", SCMS, folder);
	struct read_options options = {
		.root = str_c(folder), .today = day_of(2026, 1, 1), .threads = 2};
	struct diags diags = {0};
	struct trouble trouble = {0};
	struct book *book;

	assert_int_equal(system(command.p), 0);
	diags_init(&diags, arena);
	book = read_book(&options, &diags, &trouble, arena);
	assert_non_null(book);
	assert_int_equal(diags.errors, 0);
	return analyse(book, day_of(2015, 9, 14), 2, arena);
}

static int scene_open(void **state)
{
	static char folder[] = "/tmp/fuga-scms-XXXXXX";
	struct arena *arena = arena_new();
	struct scene *scene = NEW(arena, struct scene);

	scene->arena = arena;
	*state = scene;
	if (access(SCMS, R_OK)) {
		printf("SKIP %s is not there\n", SCMS);
		return 0;
	}
	if (!mkdtemp(folder))
		return -1;
	scene->figures = scms(folder, arena);
	return system(str_printf(arena, "rm -rf %s", folder).p);
}

static int scene_close(void **state)
{
	arena_free(((struct scene *)*state)->arena);
	return 0;
}

static const struct department_figures *department(const struct figures *figures, struct str id)
{
	return &figures->departments[book_department(figures->book, id)->index];
}

static void assert_late(const struct promises *promises, int64_t late, int64_t of)
{
	assert_int_equal(promises->given, of);
	assert_int_equal(promises->settled, of);
	assert_int_equal(promises->late, late);
	assert_int_equal(promises->kept, of - late);
}

static void the_late_are_those_that_sql_counted(void **state)
{
	const struct figures *figures = ((struct scene *)*state)->figures;

	if (!figures)
		return;
	assert_late(&figures->totals.promises, 1186, 10324);
	assert_late(&department(figures, STR("direct-drop"))->owned, 259, 4920);
	assert_late(&department(figures, STR("rdc"))->owned, 927, 5404);
	/* Mean lateness of the late: 21.3693 days. */
	assert_near(figures->totals.promises.days_late / 1186, 21.3693, 5e-5 / 21);
}

/* The place of an account in the book; the number of accounts if there is none of that name. */
static size_t place_of(const struct book *book, struct str name)
{
	size_t i = 0;

	while (i < book->accounts.n && !str_eq(book->accounts.v[i]->name, name))
		i++;
	return i;
}

static void each_countrys_line_holds(void **state)
{
	const struct figures *figures = ((struct scene *)*state)->figures;
	FILE *truth = figures ? fopen(TRUTH, "r") : NULL;
	char line[256];
	int countries = 0;

	if (!truth)
		return;
	while (fgets(line, sizeof line, truth)) {
		struct str rest = str_trim(str_c(line)), name, promises, late;
		size_t place;

		str_split(&rest, '\t', &name);
		str_split(&rest, '\t', &promises);
		str_split(&rest, '\t', &late);
		if (str_eq(name, STR("country")))
			continue;
		place = place_of(figures->book, name);
		assert_true(place < figures->book->accounts.n);
		assert_late(&figures->accounts[place].promises, atoi(late.p), atoi(promises.p));
		countries++;
	}
	fclose(truth);
	assert_int_equal(countries, 43);
}

/* One of the sixteen (the Dominican Republic) was billed on 2014-11-18, after its last delivery: it
 * has not lapsed. Read off the purchases of each file with grep and sort. */
static void sixteen_countries_got_nothing_in_the_last_year_and_fifteen_left(void **state)
{
	const struct figures *figures = ((struct scene *)*state)->figures;
	int without = 0;
	int64_t cents = 0;

	if (!figures)
		return;
	for (size_t i = 0; i < figures->book->accounts.n; i++) {
		const struct account *account = figures->book->accounts.v[i];
		bool any = false;

		for (size_t j = 0; j < account->promises.n; j++)
			any |= figures->fates[account->promises.v[j]->index].ended >
			       figures->as_of - 365;
		without += !any;
		cents += figures->accounts[i].income;
	}
	assert_int_equal(without, 16);
	assert_int_equal(figures->totals.departed, 15);
	assert_int_equal(figures->totals.accounts, 43 - 15);
	assert_int_equal(cents, INT64_C(162758445729));
	/* What the 28 bought in the 365 days up to T, summed by a script over the files. */
	assert_int_equal(figures->totals.value_year, INT64_C(26231847077));
}

/* Lateness by the year of the date: 2010 191 of 1,204, 2014 236 of 1,528. */
static void each_years_months_add_up(void **state)
{
	static const struct {
		int year;
		int64_t late, of;
	} years[] = {{2006, 0, 65}, {2007, 14, 672}, {2008, 13, 1029}, {2009, 45, 1253},
		{2010, 191, 1204}, {2011, 238, 1011}, {2012, 101, 1273}, {2013, 228, 1272},
		{2014, 236, 1528}};
	const struct figures *figures = ((struct scene *)*state)->figures;

	if (!figures)
		return;
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		int64_t due = 0, kept = 0;

		for (size_t j = 0; j < figures->months.n; j++) {
			const struct month *month = &figures->months.v[j];

			if (civil_of(month_start(month->month)).year != years[i].year)
				continue;
			due += month->due;
			kept += month->kept;
		}
		assert_int_equal(due, years[i].of);
		assert_int_equal(due - kept, years[i].late);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_late_are_those_that_sql_counted),
		cmocka_unit_test(each_countrys_line_holds),
		cmocka_unit_test(sixteen_countries_got_nothing_in_the_last_year_and_fifteen_left),
		cmocka_unit_test(each_years_months_add_up),
	};

	return cmocka_run_group_tests(tests, scene_open, scene_close);
}
