/* rules_links.c - what records point at: no circles, nothing of another account, nothing later. */
#include "check/rules.h"

#define NAMES_SHOWN 6

/* How to speak of one kind of link. */
struct link_kind {
	const char *name; /* of the field */
	const char *way_out;
	const struct record *(*record)(const struct book *book, size_t i);
	const void *(*member)(const struct book *book, size_t i);
	struct str (*id)(const struct book *book, size_t i);
};

/* One circle: where it begins in the files and how long it is. */
struct circle {
	size_t first, n;
};

/* Walks the circle that record i lies on, and marks its records as seen. */
static struct circle walk(const struct check *check, const struct circles *circles,
	const struct link_kind *kind, size_t i, bool *seen)
{
	struct circle circle = {i, 0};

	for (size_t at = i; !seen[at]; at = circles->next[at]) {
		seen[at] = true;
		circle.n++;
		if (record_order(kind->record(check->book, at),
			    kind->record(check->book, circle.first)) < 0)
			circle.first = at;
	}
	return circle;
}

/* "a -> b -> c -> a", cut where it is long. */
static struct str names_of(const struct check *check, const struct circles *circles,
	const struct link_kind *kind, struct circle circle)
{
	struct str text = kind->id(check->book, circle.first);
	size_t at = circle.first, n = circle.n > NAMES_SHOWN ? NAMES_SHOWN : circle.n;

	for (size_t i = 0; i < n; i++) {
		at = circles->next[at];
		text = str_printf(check->arena, "%.*s -> %.*s", STR_ARG(text),
			STR_ARG(kind->id(check->book, at)));
	}
	if (n < circle.n)
		text = str_printf(check->arena, "%.*s -> … (%zu in all)", STR_ARG(text), circle.n);
	return text;
}

static void say_circles(
	const struct check *check, const struct circles *circles, const struct link_kind *kind)
{
	bool *seen = NEW_N(check->arena, bool, circles->n);

	for (size_t i = 0; i < circles->n; i++) {
		const struct record *record;
		struct circle circle;
		struct str names;

		if (!circles->in[i] || seen[i])
			continue;
		circle = walk(check, circles, kind, i, seen);
		names = names_of(check, circles, kind, circle);
		record = kind->record(check->book, circle.first);
		diag_add(check->diags, check->code, record->source->path,
			record_value_at(record, kind->member(check->book, circle.first)),
			"%s goes in a circle: %.*s; %s", kind->name, STR_ARG(names), kind->way_out);
	}
}

#define LINK_KIND(list, ref, way_out)                                                \
	static const struct record *list##_record(const struct book *book, size_t i) \
	{                                                                            \
		return &book->list.v[i]->record;                                     \
	}                                                                            \
	static const void *list##_member(const struct book *book, size_t i)          \
	{                                                                            \
		return &book->list.v[i]->ref;                                        \
	}                                                                            \
	static struct str list##_id(const struct book *book, size_t i)               \
	{                                                                            \
		return book->list.v[i]->id;                                          \
	}                                                                            \
	static const struct link_kind list##_kind = {                                \
		#ref, way_out, list##_record, list##_member, list##_id};

LINK_KIND(accounts, referred_by, "one of them came first: take its referred_by out")
LINK_KIND(promises, replaces, "one of them was given first: take its replaces out")
LINK_KIND(incidents, repeats, "one of them happened first: take its repeats out")

static void referral_circle(const struct check *check, const void *book)
{
	(void)book;
	say_circles(check, &check->referrals, &accounts_kind);
}

static void replaces_circle(const struct check *check, const void *book)
{
	(void)book;
	say_circles(check, &check->replacements, &promises_kind);
}

static void repeats_circle(const struct check *check, const void *book)
{
	(void)book;
	say_circles(check, &check->repeats, &incidents_kind);
}

static void repeats_later(const struct check *check, const void *record)
{
	const struct incident *incident = record, *other = incident->repeats.incident;

	if (incident->repeats.kind != REF_INCIDENT || check->repeats.in[incident->index])
		return;
	if (days_known(check, incident->when.day, other->when.day) &&
		when_cmp(incident->when, other->when) < 0)
		BLAME(check, incident, repeats,
			"'%.*s' happened on %s, after this incident (when %s): the later one "
			"repeats the earlier; turn them round, or correct one of the two dates",
			STR_ARG(other->id), WHEN(other->when), WHEN(incident->when));
}

static void replaces_later(const struct check *check, const void *record)
{
	const struct promise *promise = record, *other = promise->replaces.promise;

	if (promise->replaces.kind != REF_PROMISE || check->replacements.in[promise->index])
		return;
	if (days_known(check, promise->made, other->made) && promise->made < other->made)
		BLAME(check, promise, replaces,
			"promise '%.*s' was made on %s, after this one (made %s): the later one "
			"replaces the earlier; turn them round, or correct one of the two dates",
			STR_ARG(other->id), DAY(other->made), DAY(promise->made));
}

/* True if both name an account, and not the same one. */
static bool differ(const struct ref *a, const struct ref *b)
{
	return a->kind == REF_ACCOUNT && b->kind == REF_ACCOUNT && a->account != b->account;
}

#define SAY_OTHER(check, of, member, what, theirs, own)                                           \
	BLAME(check, of, member,                                                                  \
		what " '%.*s' is of account '%.*s', this record of '%.*s': name one of the same " \
		     "account, or leave it out",                                                  \
		STR_ARG((of)->member.id), STR_ARG((theirs)->id), STR_ARG((own)->id))

static void incident_of_another(const struct check *check, const void *record)
{
	const struct incident *incident = record;
	const struct ref *own = &incident->account, *theirs;

	if (incident->promise.kind == REF_PROMISE) {
		theirs = &incident->promise.promise->account;
		if (differ(own, theirs))
			SAY_OTHER(check, incident, promise, "promise", theirs, own);
	}
	if (incident->repeats.kind == REF_INCIDENT) {
		theirs = &incident->repeats.incident->account;
		if (differ(own, theirs))
			SAY_OTHER(check, incident, repeats, "incident", theirs, own);
	}
}

static void promise_of_another(const struct check *check, const void *record)
{
	const struct promise *promise = record;

	if (promise->replaces.kind == REF_PROMISE &&
		differ(&promise->account, &promise->replaces.promise->account))
		SAY_OTHER(check, promise, replaces, "promise", &promise->replaces.promise->account,
			&promise->account);
}

const struct rule rules_links[] = {
	{DIAG_REFERRAL_CIRCLE, OVER_BOOK, referral_circle},
	{DIAG_REPLACES_CIRCLE, OVER_BOOK, replaces_circle},
	{DIAG_REPEATS_CIRCLE, OVER_BOOK, repeats_circle},
	{DIAG_REPEATS_LATER, OVER_INCIDENT, repeats_later},
	{DIAG_REPLACES_LATER, OVER_PROMISE, replaces_later},
	{DIAG_ANOTHER_ACCOUNT, OVER_INCIDENT, incident_of_another},
	{DIAG_ANOTHER_ACCOUNT, OVER_PROMISE, promise_of_another},
	{0, OVER_NONE, NULL},
};
