/* on_record.h - the book as it was on record on a past day, by the history of the records. */
#ifndef ANALYSE_ON_RECORD_H
#define ANALYSE_ON_RECORD_H

#include "analyse/setting.h"

/* A setting whose book can be turned back, account by account. What it points to but does not turn
 * back is shared with the setting it was made from. */
struct on_record {
	const struct setting *today;
	struct setting setting;
	struct book book;
	struct arena *arena;
};

/* As today, until it is turned back; the setting of the result reads it. Owner: the arena. */
struct on_record *on_record_new(const struct setting *today, struct arena *arena);

/* Turns one account back to what was on record of it on the day, whatever day it was turned to
 * before.
 *
 * A record that a commit wrote down later is not there; an account is no client yet. What a later
 * commit gave or changed of due, kept, broken, withdrawn and moved, of answered and resolved, of
 * ended and the ends in spells is what it was before. The day of a commit is the earlier of its
 * two; one that doesn't accuse (history.h) hides nothing: there the records' own dates hold. Other
 * fields, and lists too long to be kept whole, stand as they do today.
 * Example: an incident of day 90 that a commit of day 110 wrote down isn't there on 100, and is on
 * 110; a promise kept on 95, said so on 110, is overdue on 100. */
void on_record_turn(struct on_record *view, size_t account, int32_t day);

/* The next day after `day` on which something of the account was written down; INT32_MAX: none. */
int32_t on_record_next(const struct account *account, int32_t day);

/* True if the record was written down by then, or nobody knows when it was. */
bool on_record_by(const struct record *record, int32_t day);

/* Records (accounts, promises, incidents, contacts, assessments) that on one of the days at least
 * were other than their own dates say: dated up to it but not yet there, or something of them that
 * is dated up to it not yet written down. */
int64_t on_record_late(const struct book *book, const int32_t *days, size_t n);

#endif
