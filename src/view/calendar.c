/* calendar.c - calendar.ics: what falls due, for the calendars that people already look at. */
#include "render/ics.h"
#include "view/common.h"
#include "view/extras.h"
#include "view/keys.h"

enum { AHEAD = 366 }; /* days that a calendar looks forward */

struct almanac {
	const struct site *site;
	struct str authority, address;
	struct buf *out;
	struct arena *scratch;
};

/* An event of a whole day. */
struct event {
	struct str key;
	int32_t day;
	struct value *words; /* summary and description: sentences */
	struct str page;     /* that it belongs to: "accounts/acme" */
};

static struct str words_of(const struct almanac *almanac, const struct value *map, const char *key)
{
	const struct value *leaf = value_get(map, str_c(key));

	return leaf ? render_text(almanac->site->renderer, leaf, almanac->scratch) : STR_NONE;
}

/* A day off is no appointment: TRANSPARENT leaves the reader free. The stamp is the day of the
 * analysis, so that the same records give the same bytes. */
static void put_event(const struct almanac *almanac, const struct event *event)
{
	struct buf *out = almanac->out;
	struct arena *scratch = almanac->scratch;
	struct str description = words_of(almanac, event->words, "description");

	ics_plain(out, "BEGIN", STR("VEVENT"));
	ics_plain(out, "UID",
		str_printf(scratch, "%.*s@%.*s", STR_ARG(event->key), STR_ARG(almanac->authority)));
	ics_stamp(out, "DTSTAMP", almanac->site->figures->as_of);
	ics_day(out, "DTSTART", event->day);
	ics_day(out, "DTEND", event->day + 1);
	ics_text(out, "SUMMARY", words_of(almanac, event->words, "summary"));
	if (description.n)
		ics_text(out, "DESCRIPTION", description);
	if (almanac->address.n && event->page.n)
		ics_plain(out, "URL",
			str_printf(scratch, "%.*s%.*s.html", STR_ARG(almanac->address),
				STR_ARG(event->page)));
	ics_plain(out, "TRANSP", STR("TRANSPARENT"));
	ics_plain(out, "END", STR("VEVENT"));
}

static void put_promise(
	const struct almanac *almanac, const struct promise *promise, struct str key)
{
	const struct fate *fate = &almanac->site->figures->fates[promise->index];
	bool open = fate->state == PROMISE_OPEN, client = promise->account.kind == REF_ACCOUNT;
	struct arena *scratch = almanac->scratch;
	struct event event = {.key = key, .day = fate->in_force, .words = value_map(scratch)};
	struct str whom = client ? promise->account.id : promise->to.id;
	struct value *args;

	if (!open && fate->state != PROMISE_OVERDUE)
		return;
	if (fate->in_force > almanac->site->figures->as_of + AHEAD)
		return;
	if (client && almanac->site->figures->accounts[promise->account.account->index].departed)
		return;
	args = put_message(event.words, "summary", open ? "calendar.due" : "calendar.overdue");
	put_text(args, "whom",
		client                               ? promise->account.account->name
		: promise->to.kind == REF_DEPARTMENT ? promise->to.department->name
						     : whom);
	put_text(args, "what", promise->what);
	if (promise->owner.kind == REF_DEPARTMENT)
		put_text(put_message(event.words, "description", "calendar.owner"), "department",
			promise->owner.department->name);
	event.page =
		str_printf(scratch, client ? "accounts/%.*s" : "departments/%.*s", STR_ARG(whom));
	put_event(almanac, &event);
}

static void put_renewal(const struct almanac *almanac, const struct account *account)
{
	const struct figures *figures = almanac->site->figures;
	const struct account_figures *known = &figures->accounts[account->index];
	struct arena *scratch = almanac->scratch;
	struct event event = {.day = account->renews, .words = value_map(scratch)};
	char day[11];

	if (account->renews == DAY_NONE || !known->known || known->departed)
		return;
	if (account->renews < figures->as_of || account->renews > figures->as_of + AHEAD)
		return;
	put_text(put_message(event.words, "summary", "calendar.renews"), "account", account->name);
	put_money(put_message(event.words, "description", "calendar.worth"), "value",
		known->value_year, true);
	day_write(account->renews, day);
	event.key = str_printf(scratch, "renewal/%.*s/%s", STR_ARG(account->id), day);
	event.page = str_printf(scratch, "accounts/%.*s", STR_ARG(account->id));
	put_event(almanac, &event);
}

void extra_calendar(const struct site *site, struct buf *out, struct arena *scratch)
{
	const struct book *book = site->book;
	struct almanac almanac = {site, keys_authority(&book->company, scratch),
		site_address(&book->company, scratch), out, scratch};
	struct str *keys = promise_keys(book, scratch);
	struct value *words = value_map(scratch);

	put_text(put_message(words, "name", "calendar.name"), "company", book->company.name);
	ics_plain(out, "BEGIN", STR("VCALENDAR"));
	ics_plain(out, "VERSION", STR("2.0"));
	ics_plain(out, "PRODID", STR("-//fuga//fuga//EN"));
	ics_plain(out, "CALSCALE", STR("GREGORIAN"));
	ics_plain(out, "METHOD", STR("PUBLISH"));
	ics_text(out, "X-WR-CALNAME", words_of(&almanac, words, "name"));
	for (size_t i = 0; i < book->promises.n; i++)
		put_promise(&almanac, book->promises.v[i], keys[i]);
	for (size_t i = 0; i < book->accounts.n; i++)
		put_renewal(&almanac, book->accounts.v[i]);
	ics_plain(out, "END", STR("VCALENDAR"));
}
