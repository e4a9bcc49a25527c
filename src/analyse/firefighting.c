/* firefighting.c - does sales open doors or put out fires? (analysis.md, 9) */
#include "analyse/firefighting.h"

#include "analyse/rate.h"
#include "analyse/setting.h"

static bool is_sales(const struct department *department)
{
	static const struct str words[] = {{"sales", 5}, {"ventas", 6}, {"comercial", 9}};
	struct str rest = department ? department->id : STR_NONE, word;

	while (str_split(&rest, '-', &word))
		for (size_t i = 0; i < sizeof words / sizeof *words; i++)
			if (str_eq(word, words[i]))
				return true;
	return false;
}

static bool is_of_sales(const struct touchpoint *touchpoint)
{
	const struct ref *person = &touchpoint->person;

	if (touchpoint->department.kind == REF_DEPARTMENT)
		return is_sales(touchpoint->department.department);
	return person->kind == REF_PERSON && person->person->department.kind == REF_DEPARTMENT &&
	       is_sales(person->person->department.department);
}

static bool counts(const struct figures *figures, const struct touchpoint *touchpoint)
{
	return touchpoint->when.day <= figures->as_of && touchpoint->purpose != PURPOSE_NONE &&
	       is_of_sales(touchpoint);
}

static bool is_fire(const struct touchpoint *touchpoint)
{
	return touchpoint->purpose == PURPOSE_DEFEND || touchpoint->purpose == PURPOSE_JUSTIFY;
}

/* The first quarter in which one counts; after T's where none does. */
static int32_t first_quarter(const struct figures *figures)
{
	const struct book *book = figures->book;
	int32_t first = quarter_of(figures->as_of) + 1;

	for (size_t i = 0; i < book->touchpoints.n; i++) {
		int32_t quarter = quarter_of(book->touchpoints.v[i]->when.day);

		if (counts(figures, book->touchpoints.v[i]) && quarter < first)
			first = quarter;
	}
	return first;
}

void firefighting_find(struct figures *figures, struct arena *arena)
{
	const struct book *book = figures->book;
	struct firefighting *fires = &figures->firefighting;
	int32_t first = first_quarter(figures), year = book->company.windows.year;
	size_t n = (size_t)(quarter_of(figures->as_of) + 1 - first);

	fires->quarters.v = NEW_N(arena, struct fire_quarter, n);
	fires->quarters.n = n;
	for (size_t i = 0; i < book->departments.n; i++)
		fires->known = fires->known || is_sales(book->departments.v[i]);
	for (size_t i = 0; i < book->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = book->touchpoints.v[i];
		struct rate *rate;

		if (!counts(figures, touchpoint))
			continue;
		rate = &fires->quarters.v[quarter_of(touchpoint->when.day) - first].rate;
		rate->n++;
		rate->k += is_fire(touchpoint);
		if (!day_within(touchpoint->when.day, figures->as_of, year))
			continue;
		fires->year.n++;
		fires->year.k += is_fire(touchpoint);
		fires->purposes[touchpoint->purpose]++;
	}
	for (size_t i = 0; i < n; i++) {
		struct fire_quarter *quarter = &fires->quarters.v[i];

		quarter->quarter = first + (int32_t)i;
		quarter->open = i + 1 == n && quarter_of(figures->as_of + 1) == quarter->quarter;
		quarter->rate = rate_of(quarter->rate.k, quarter->rate.n);
	}
	fires->year = rate_of(fires->year.k, fires->year.n);
}
