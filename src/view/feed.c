/* feed.c - feed.xml: what happened last, newest first. */
#include "view/common.h"
#include "view/extras.h"
#include "view/keys.h"
#include "view/page.h"

#include <stdlib.h>

enum { ENTRIES_MOST = 50 };

enum news_kind { NEWS_INCIDENT, NEWS_LATE, NEWS_BROKEN, NEWS_OVERDUE, NEWS_LEFT, NEWS_JOINED };

static const char *const kind_words[] = {"incident", "late", "broken", "overdue", "left", "joined"};

struct news {
	enum news_kind kind;
	struct when when; /* of a day: without a time */
	size_t index;     /* in the book, of what it is about */
};

struct gathering {
	const struct site *site;
	struct arena *arena;
	VEC(struct news) news;
};

static void add(struct gathering *gathering, enum news_kind kind, struct when when, size_t index)
{
	struct news news = {kind, when, index};

	if (when.day != DAY_NONE && when.day <= gathering->site->figures->as_of)
		VEC_PUSH(&gathering->news, news, gathering->arena);
}

static struct when day_alone(int32_t day)
{
	return (struct when){.day = day, .second = SECOND_NONE};
}

static void add_promise(struct gathering *gathering, const struct promise *promise)
{
	const struct fate *fate = &gathering->site->figures->fates[promise->index];

	switch (fate->state) {
	case PROMISE_LATE: add(gathering, NEWS_LATE, day_alone(fate->ended), promise->index); break;
	case PROMISE_BROKEN:
		add(gathering, NEWS_BROKEN, day_alone(fate->ended), promise->index);
		break;
	case PROMISE_OVERDUE:
		add(gathering, NEWS_OVERDUE, day_alone(fate->in_force + 1), promise->index);
		break;
	default: break;
	}
}

static void add_account_news(struct gathering *gathering, const struct account *account)
{
	const struct account_figures *figures = &gathering->site->figures->accounts[account->index];

	if (!figures->known)
		return;
	add(gathering, NEWS_JOINED, day_alone(figures->came), account->index);
	if (figures->departed)
		add(gathering, NEWS_LEFT, day_alone(figures->end), account->index);
}

static int compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By the clock of the company, since that is what is shown; a day without a time is its start. */
static int newest_first(const void *a, const void *b)
{
	const struct news *x = a, *y = b;
	int order = compare(y->when.day, x->when.day);

	if (!order)
		order = compare(y->when.second, x->when.second);
	if (!order)
		order = compare(x->kind, y->kind);
	return order ? order : compare((int64_t)x->index, (int64_t)y->index);
}

static void gather(struct gathering *gathering)
{
	const struct book *book = gathering->site->book;

	for (size_t i = 0; i < book->incidents.n; i++)
		add(gathering, NEWS_INCIDENT, book->incidents.v[i]->when, i);
	for (size_t i = 0; i < book->promises.n; i++)
		add_promise(gathering, book->promises.v[i]);
	for (size_t i = 0; i < book->accounts.n; i++)
		add_account_news(gathering, book->accounts.v[i]);
	if (gathering->news.n)
		qsort(gathering->news.v, gathering->news.n, sizeof *gathering->news.v,
			newest_first);
}

struct feed_names {
	const struct str *incidents, *promises;
};

static void put_incident(struct value *entry, const struct incident *incident)
{
	struct value *args = put_message(entry, "title", "feed.incident");

	put_text(args, "account", incident->account.account->name);
	put_kind(args, "kind", incident);
	put_text(entry, "summary", incident->summary);
	put_link(entry, "link",
		str_printf(entry->arena, "accounts/%.*s", STR_ARG(incident->account.id)), STR_NONE);
}

static void put_promise(struct value *entry, enum news_kind kind, const struct promise *promise)
{
	bool client = promise->account.kind == REF_ACCOUNT;
	struct value *args = put_message(
		entry, "title", str_printf(entry->arena, "feed.%s", kind_words[kind]).p);

	put_text(args, "whom",
		client                               ? promise->account.account->name
		: promise->to.kind == REF_DEPARTMENT ? promise->to.department->name
						     : promise->to.id);
	put_text(entry, "summary", promise->what);
	put_link(entry, "link",
		str_printf(entry->arena, client ? "accounts/%.*s" : "departments/%.*s",
			STR_ARG((client ? promise->account.id : promise->to.id))),
		STR_NONE);
}

static void put_account_news(struct value *entry, const struct news *news,
	const struct account *account, const struct account_figures *figures)
{
	struct value *args = put_message(
		entry, "title", str_printf(entry->arena, "feed.%s", kind_words[news->kind]).p);

	put_text(args, "account", account->name);
	if (news->kind == NEWS_LEFT && figures->because != REASON_NONE)
		put_term(put_message(entry, "summary", "feed.because"), "reason", "reason",
			term_word(&reason_terms, (int)figures->because));
	else
		put_none(entry, "summary");
	put_link(entry, "link", str_printf(entry->arena, "accounts/%.*s", STR_ARG(account->id)),
		STR_NONE);
}

/* What an entry is about, and which turn of it: a promise may be overdue first and then late. */
static struct str key_of(const struct news *news, const struct book *book,
	const struct feed_names *names, struct arena *arena)
{
	struct str account;
	char day[11];

	switch (news->kind) {
	case NEWS_INCIDENT: return names->incidents[news->index];
	case NEWS_LATE:
	case NEWS_BROKEN:
	case NEWS_OVERDUE:
		return str_printf(arena, "%.*s/%s", STR_ARG(names->promises[news->index]),
			kind_words[news->kind]);
	default:
		account = book->accounts.v[news->index]->id;
		day_write(news->when.day, day);
		return str_printf(
			arena, "account/%.*s/%s/%s", STR_ARG(account), kind_words[news->kind], day);
	}
}

/* The moment where a time of day is known, else the day: an Atom date needs a time. */
static void put_updated(struct value *map, struct when when)
{
	put_date(map, "day", when.day);
	put_moment(map, "moment", when.second == SECOND_NONE ? WHEN_NONE : when);
}

static void put_entry(struct value *entries, const struct site *site, const struct news *news,
	const struct feed_names *names)
{
	const struct book *book = site->book;
	struct value *entry = add_map(entries);

	put_text(entry, "key", key_of(news, book, names, entry->arena));
	put_text(entry, "kind", str_c(kind_words[news->kind]));
	put_updated(entry, news->when);
	if (news->kind == NEWS_INCIDENT)
		put_incident(entry, book->incidents.v[news->index]);
	else if (news->kind == NEWS_LEFT || news->kind == NEWS_JOINED)
		put_account_news(entry, news, book->accounts.v[news->index],
			&site->figures->accounts[news->index]);
	else
		put_promise(entry, news->kind, book->promises.v[news->index]);
}

void extra_feed(const struct site *site, size_t i, struct value *tree)
{
	struct arena *arena = tree->arena;
	const struct book *book = site->book;
	struct gathering gathering = {.site = site, .arena = arena};
	struct feed_names names = {incident_keys(book, arena), promise_keys(book, arena)};
	struct value *entries;

	(void)i;
	gather(&gathering);
	put_site(tree, site);
	put_text(tree, "company", book->company.name);
	put_text(tree, "year", STR(KEYS_YEAR));
	put_text(tree, "authority", keys_authority(&book->company, arena));
	put_updated(tree,
		gathering.news.n ? gathering.news.v[0].when : day_alone(site->figures->as_of));
	entries = put_list(tree, "entries");
	for (size_t k = 0; k < gathering.news.n && k < ENTRIES_MOST; k++)
		put_entry(entries, site, &gathering.news.v[k], &names);
}
