/* silence.h - how long nobody has spoken, in multiples of the usual gap (analysis.md, 3). */
#ifndef ANALYSE_SILENCE_H
#define ANALYSE_SILENCE_H

#include "analyse/figures.h"
#include "analyse/setting.h"

/* Contacts that the cadence looks at, and how few are too few to have one. */
#define CADENCE_CONTACTS 12
#define CADENCE_LEAST    4

/* The last days on which there was a contact: a touchpoint, an incident that was answered (that
 * day), an assessment by the client (a seller's own view is written without the client). Several
 * on one day are one. */
struct contacts {
	int32_t days[CADENCE_CONTACTS]; /* newest first */
	size_t n;
};

/* Adds one, in any order of days. False if it is older than all of a full list. */
bool contacts_add(struct contacts *contacts, int32_t day);

struct contacts account_contacts(const struct account *account, int32_t day);

/* The account's own rhythm in days: the median gap of its contacts; 0 where there are fewer than
 * four. */
double contacts_cadence(const struct contacts *contacts);

/* Silence as of `day`, not before which the account began. Cadence: the agreed one, else its own,
 * else `usual` (of its segment; 0: none is known); the last two at least 7 days. Without a contact
 * the days run from the start of the relation or of the records, the later. silent: ratio >= 3.
 * Known once there was a contact, or a cadence has passed without one; never without a cadence.
 * Example: contacts on days 0, 10, 20, 40; on day 70: 30 days, cadence 10, ratio 3, silent. */
struct silence account_silence(
	const struct setting *setting, const struct account *account, int32_t day, double usual);

/* The same from contacts that are at hand: those up to the day. */
struct lull {
	struct contacts contacts;
	double own; /* contacts_cadence of them */
	int32_t day;
	double usual;
};

struct silence lull_silence(
	const struct setting *setting, const struct account *account, const struct lull *lull);

#endif
