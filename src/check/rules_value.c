/* rules_value.c - what an account is worth, by its own record. */
#include "check/rules.h"

#include <stdlib.h>

static int by_start(const void *a, const void *b)
{
	const struct revenue *const *x = a, *const *y = b;

	if ((*x)->from != (*y)->from)
		return (*x)->from < (*y)->from ? -1 : 1;
	return record_order(&(*x)->record, &(*y)->record);
}

/* The account's values in order of time; two of one day as in the file. */
static const struct revenue **revenue_sorted(const struct account *account, struct arena *arena)
{
	size_t n = account->revenue.n;
	const struct revenue **sorted = NEW_N(arena, const struct revenue *, n);

	for (size_t i = 0; i < n; i++)
		sorted[i] = &account->revenue.v[i];
	if (n)
		qsort(sorted, n, sizeof *sorted, by_start);
	return sorted;
}

static void two_revenues_one_day(const struct check *check, const void *record)
{
	const struct account *account = record;
	const struct revenue **sorted;

	if (account->revenue.n < 2)
		return;
	sorted = revenue_sorted(account, check->arena);
	for (size_t i = 1; i < account->revenue.n; i++)
		if (sorted[i]->from == sorted[i - 1]->from)
			BLAME(check, sorted[i], from,
				"a second value from %s (the first is at line %u): the account "
				"has one value a day; correct the date, or keep one of the two",
				DAY(sorted[i]->from), (unsigned)sorted[i - 1]->record.at.line);
}

static void value_jump(const struct check *check, const void *record)
{
	const struct account *account = record;
	const struct revenue **sorted;

	if (account->revenue.n < 2)
		return;
	sorted = revenue_sorted(account, check->arena);
	for (size_t i = 1; i < account->revenue.n; i++) {
		int64_t before = sorted[i - 1]->monthly, now = sorted[i]->monthly;

		if (before && now && (now / before >= 100 || before / now >= 100))
			BLAME(check, sorted[i], monthly,
				"the value goes %s 100 times or more from one entry to the next: "
				"if a point or three zeros slipped, correct the amount",
				now > before ? "up" : "down");
	}
}

static void account_without_value(const struct check *check, const void *record)
{
	const struct account *account = record;

	if (check->habits.value && !account->revenue.n && !account->purchases.n)
		BLAME(check, account, id,
			"'%.*s' has neither revenue nor purchases, which most accounts here "
			"have: what it is worth, and its loss, count as nothing",
			STR_ARG(account->id));
}

const struct rule rules_value[] = {
	{DIAG_TWO_REVENUES_ONE_DAY, OVER_ACCOUNT, two_revenues_one_day},
	{DIAG_VALUE_JUMP, OVER_ACCOUNT, value_jump},
	{DIAG_ACCOUNT_WITHOUT_VALUE, OVER_ACCOUNT, account_without_value},
	{0, OVER_NONE, NULL},
};
