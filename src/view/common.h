/* common.h - the parts that many pages show, put the same way everywhere. */
#ifndef VIEW_COMMON_H
#define VIEW_COMMON_H

#include "view/view.h"

/* Below this many the count is shown instead of the percentage, and marks are drawn pale. */
enum { SMALL_N = 20 };

/* key: {k, n, share, low, high, small} or NONE. */
void put_rate(struct value *map, const char *key, const struct rate *rate);

/* key: {index, low, high, n, pale} or NONE. */
void put_coherence(struct value *map, const char *key, const struct coherence *coherence);

/* key: {days, low, high, n, events} or NONE; low and high NONE where not reached. */
void put_median(struct value *map, const char *key, const struct median *median);

/* key: {given, settled, open, kept, partly, late, broken, overdue, withdrawn, failed, late_mean,
 * rate, coherence} or NONE where nothing was promised. */
void put_promises(struct value *map, const char *key, const struct promises *promises);

/* key: {word, up, down}; NONE where too little is known. Drawn by partials/trend.html. */
void put_trend(struct value *map, const char *key, enum trend trend);

/* key: {id, name, link} of an account or department; NONE for NULL. */
void put_account(struct value *map, const char *key, const struct account *account);
void put_department(struct value *map, const char *key, const struct department *department);

/* key: a person as the company shows people: a name, initials, or NONE where hidden. */
void put_person(
	struct value *map, const char *key, const struct site *site, const struct person *person);

/* key: who stands behind a reference to a person or department: {name, link} as above; a hidden
 * person is shown by the department. */
void put_party(struct value *map, const char *key, const struct site *site, const struct ref *ref);

/* key: the kind of an incident: a term, or the company's own word. */
void put_kind(struct value *map, const char *key, const struct incident *incident);
void put_kind_term(struct value *map, const char *key, int kind); /* or LEAK_CONTACT */

/* key: "kept", "late", "broken", "open", "withdrawn": as a term of the list promise_state. */
void put_state(struct value *map, const char *key, enum promise_state state);
struct str state_word(enum promise_state state);

/* key: a list of {need} terms (list "need"): why the account needs someone, gravest first. */
void put_needs(struct value *map, const char *key, const struct account_figures *account);

/* key: {file, base (its last part), line, href} of a record; href NONE where company.repository
 * gives no pattern. */
void put_source(
	struct value *map, const char *key, const struct site *site, const struct record *record);

/* A line of a file below the content folder. */
struct place {
	struct str file;
	uint32_t line;
};

/* The repository's address pattern with {commit} (empty: HEAD), {path} and {line} filled in.
 * Owner: the arena. */
struct str place_address(
	struct str pattern, struct str commit, const struct place *place, struct arena *arena);

/* The address of the record's line at the revision of the content. None: the company gives no
 * pattern, or its file isn't as that revision has it: the line there may be another. Owner: the
 * arena. */
struct str record_address(
	const struct site *site, const struct record *record, struct arena *arena);

/* p: the company's own half-lives, thresholds and windows, as the method page and the handbook tell
 * them. Gives the map. */
struct value *put_parameters(struct value *page, const struct site *site);

/* The rows that a dossier's ledger and its list of incidents hold at most. */
enum { DOSSIER_ROWS = 80 };

/* The name of a record's row in the dossier of its account: "l229", its line. None where it stands
 * in another file than the account or has no source. Owner: the arena. */
struct str row_name(
	const struct account *account, const struct record *record, struct arena *arena);

/* key: a link to that row; to the list where the row has no name or may be cut off. NONE where
 * there is neither promise nor incident, or it is nobody's. */
void put_row_link(struct value *map, const char *key, const struct account *account,
	const struct promise *promise, const struct incident *incident);

/* The word of an enum value of a closed list. */
struct str term_word(const struct terms *terms, int value);

/* Indexes 0..n-1 sorted by a figure, greatest first; equal ones stay in order. Owner: the arena. */
size_t *order_by(const double *figures, size_t n, struct arena *arena);

#endif
