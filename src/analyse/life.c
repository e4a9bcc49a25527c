/* life.c - when an account is a client. */
#include "analyse/life.h"

bool account_spell(const struct account *account, int32_t end, size_t i, struct spell *out)
{
	size_t n = account->spells.n ? account->spells.n : 1;

	if (i >= n)
		return false;
	*out = account->spells.n ? account->spells.v[i]
				 : (struct spell){.from = account->since, .to = account->ended};
	if (end != DAY_NONE && (out->to == DAY_NONE || out->to > end))
		out->to = end;
	return true;
}

int32_t account_start(const struct account *account)
{
	return account->spells.n ? account->spells.v[0].from : account->since;
}

bool account_is_client(const struct account *account, int32_t end, int32_t day)
{
	struct spell spell;

	for (size_t i = 0; account_spell(account, end, i, &spell); i++)
		if (day >= spell.from && (spell.to == DAY_NONE || day < spell.to))
			return true;
	return false;
}

int32_t account_client_days(const struct account *account, int32_t end, int32_t from, int32_t to)
{
	struct spell spell;
	int32_t days = 0;

	for (size_t i = 0; account_spell(account, end, i, &spell); i++) {
		int32_t first = spell.from > from + 1 ? spell.from : from + 1;
		int32_t last = spell.to != DAY_NONE && spell.to - 1 < to ? spell.to - 1 : to;

		if (last >= first)
			days += last - first + 1;
	}
	return days;
}
