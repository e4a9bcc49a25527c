/* accounts.h - the list of accounts as its page and its map see it. */
#ifndef VIEW_ACCOUNTS_H
#define VIEW_ACCOUNTS_H

#include "view/account.h"

struct entry {
	const struct account *account;
	const struct account_figures *figures;
	enum standing standing;
};

enum { NEEDS = 6 };

struct entries {
	struct entry *v; /* live ones, those that need someone first; then those that left */
	size_t n, live;
	int64_t needy, value_needy, by_need[NEEDS];
	double wear_most; /* of the live ones */
};

/* key: what each live account is worth against the wear it carries, the heaviest by name; NONE
 * where there are too few to compare. Drawn by charts/accounts-map.svg. */
void put_accounts_map(struct value *page, const char *key, const struct entries *entries);

#endif
