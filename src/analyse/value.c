/* value.c - what an account is worth: a month, a year, in all. */
#include "analyse/value.h"

#include "analyse/analysis.h"
#include "analyse/life.h"

enum { YEAR = 365 };

bool account_by_order(const struct account *account)
{
	return account->revenue.n == 0;
}

static int64_t monthly_on(const struct account *account, int32_t day)
{
	const struct revenue *found = NULL;

	for (size_t i = 0; i < account->revenue.n; i++) {
		const struct revenue *revenue = &account->revenue.v[i];

		if (revenue->from <= day && (!found || revenue->from > found->from))
			found = revenue;
	}
	return found ? found->monthly : 0;
}

/* Of (from, to]. */
static int64_t bought(const struct account *account, int32_t from, int32_t to)
{
	bool overflow = false;
	int64_t sum = 0;

	for (size_t i = 0; i < account->purchases.n; i++)
		if (account->purchases.v[i].on > from && account->purchases.v[i].on <= to)
			sum = money_add(sum, account->purchases.v[i].amount, &overflow);
	return sum;
}

int64_t account_value_at(const struct account *account, int32_t end, int32_t day)
{
	if (!account_is_client(account, end, day))
		return 0;
	return account_by_order(account) ? bought(account, day - YEAR, day) / 12
					 : monthly_on(account, day);
}

int64_t account_value(const struct account *account, const struct company *company, int32_t day)
{
	return account_value_at(account, account_end(account, company, day), day);
}

int64_t account_value_year(const struct account *account, int32_t end, int32_t day)
{
	if (!account_is_client(account, end, day))
		return 0;
	return account_by_order(account) ? bought(account, day - YEAR, day)
					 : 12 * monthly_on(account, day);
}

/* The last day on which the monthly value is what it is on `day`. */
static int32_t same_until(const struct account *account, int32_t day, int32_t last)
{
	for (size_t i = 0; i < account->revenue.n; i++) {
		int32_t from = account->revenue.v[i].from;

		if (from > day && from <= last)
			last = from - 1;
	}
	return last;
}

/* Monthly value times days as a client, of the days first … last. */
static int64_t value_days(const struct account *account, int32_t end, int32_t first, int32_t last)
{
	int64_t sum = 0;

	for (int32_t day = first, until; day <= last; day = until + 1) {
		until = same_until(account, day, last);
		sum += monthly_on(account, day) * account_client_days(account, end, day - 1, until);
	}
	return sum;
}

int64_t account_income(const struct account *account, const struct company *company, int32_t day)
{
	int32_t end = account_end(account, company, day), start = account_start(account);
	int64_t sum = bought(account, INT32_MIN, day);
	bool overflow = false;

	if (account_by_order(account))
		return sum;
	for (int32_t month = month_of(start); month <= month_of(day); month++) {
		int32_t first = month_start(month), next = month_start(month + 1),
			length = next - first;
		int64_t parts = value_days(account, end, first, next - 1 < day ? next - 1 : day);

		sum = money_add(sum, (2 * parts + length) / (2 * length), &overflow);
	}
	return sum;
}
