/* book.c - all records of a company, linked. */
#include "model/book.h"

struct account *book_account(const struct book *book, struct str id)
{
	return map_get(&book->account_ids, id);
}

struct department *book_department(const struct book *book, struct str id)
{
	return map_get(&book->department_ids, id);
}

struct person *book_person(const struct book *book, struct str id)
{
	return map_get(&book->person_ids, id);
}

/* The end of the last time as a client that had begun by `day`. */
static int32_t end_as_given(const struct account *account, int32_t day)
{
	int32_t end = account->ended, begun = DAY_NONE;

	for (size_t i = 0; i < account->spells.n; i++) {
		const struct spell *spell = &account->spells.v[i];

		if (spell->from > day || spell->from < begun)
			continue;
		begun = spell->from;
		end = spell->to;
	}
	return end;
}

static int32_t last_purchase(const struct account *account, int32_t day)
{
	int32_t last = DAY_NONE;

	for (size_t i = 0; i < account->purchases.n; i++)
		if (account->purchases.v[i].on <= day && account->purchases.v[i].on > last)
			last = account->purchases.v[i].on;
	return last;
}

static int32_t lapse_day(const struct company *company, int32_t last)
{
	struct span lapse = company->lapse_after;

	if (lapse.unit == SPAN_BUSINESS_DAYS)
		return calendar_add(&company->calendar, last, lapse.n);
	return last + (int32_t)span_days(lapse, &company->calendar);
}

/* A value agreed on later does not make it one that paid by the month before. */
static bool by_order_on(const struct account *account, int32_t day)
{
	for (size_t i = 0; i < account->revenue.n; i++)
		if (account->revenue.v[i].from <= day)
			return false;
	return true;
}

int32_t account_end(const struct account *account, const struct company *company, int32_t day)
{
	int32_t end = end_as_given(account, day);

	if (end == DAY_NONE && by_order_on(account, day)) {
		int32_t last = last_purchase(account, day);

		if (last != DAY_NONE)
			end = lapse_day(company, last);
	}
	return end <= day ? end : DAY_NONE;
}
