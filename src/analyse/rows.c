/* rows.c - an account's time as a client in pieces, and how it stood when each began. */
#include "analyse/rows.h"

#include "analyse/life.h"
#include "analyse/silence.h"
#include "analyse/wear.h"

#include <omp.h>
#include <stdlib.h>
#include <string.h>

/* Accounts that a thread takes at a time. */
#define BLOCK 64

struct piece {
	int32_t from, to;
	bool left; /* at its end */
};

/* Room for the work on one account. */
struct room {
	struct piece *pieces;
	int32_t *days, *contacts;
	struct curve curve;
};

static const struct str covariate_words[COVARIATES] = {
	[COVARIATE_PROMISES] = {"promises", 8},
	[COVARIATE_INVOICE] = {"wrong-invoice", 13},
	[COVARIATE_DELIVERY] = {"late-delivery", 13},
	[COVARIATE_RESPONSE] = {"slow-response", 13},
	[COVARIATE_CHANGE] = {"uncommunicated-change", 21},
	[COVARIATE_BUREAUCRACY] = {"bureaucracy", 11},
	[COVARIATE_OTHER] = {"other", 5},
	[COVARIATE_SILENCE] = {"silence", 7},
	[COVARIATE_STRENGTH] = {"strength", 8},
	[COVARIATE_TRUST] = {"trust", 5},
};
const struct terms covariate_terms = {"covariate", covariate_words, COVARIATES};

int covariate_of_kind(int kind)
{
	static const int groups[LEAK_KINDS] = {
		[INCIDENT_BROKEN_PROMISE] = COVARIATE_PROMISES,
		[INCIDENT_WRONG_INVOICE] = COVARIATE_INVOICE,
		[INCIDENT_LATE_DELIVERY] = COVARIATE_DELIVERY,
		[INCIDENT_SLOW_RESPONSE] = COVARIATE_RESPONSE,
		[INCIDENT_UNANSWERED] = COVARIATE_RESPONSE,
		[INCIDENT_UNCOMMUNICATED_CHANGE] = COVARIATE_CHANGE,
		[INCIDENT_BUREAUCRACY] = COVARIATE_BUREAUCRACY,
		[INCIDENT_DEFECT] = COVARIATE_OTHER,
		[INCIDENT_TREATMENT] = COVARIATE_OTHER,
		[INCIDENT_OTHER] = COVARIATE_OTHER,
		[LEAK_CONTACT] = -1,
	};

	return groups[kind];
}

static double silence_covariate(double ratio)
{
	return ratio > 1 ? log(ratio) : 0;
}

void covariates_of(const struct state_on *state, double *x)
{
	memset(x, 0, COVARIATES * sizeof *x);
	for (int kind = 0; kind < LEAK_KINDS; kind++)
		if (covariate_of_kind(kind) >= 0)
			x[covariate_of_kind(kind)] += state->wear->kind[kind];
	for (int group = 0; group < COVARIATE_GROUPS; group++)
		x[group] = x[group] > 0 ? log1p(x[group]) : 0; /* most groups have none */
	x[COVARIATE_SILENCE] = silence_covariate(state->silence);
	x[COVARIATE_STRENGTH] = log1p(state->strength);
	x[COVARIATE_TRUST] = state->trust >= 0 ? (5 - state->trust) / 5.0 : 0;
}

int32_t account_first_day(const struct account *account)
{
	int32_t first = account_start(account);

	for (size_t i = 0; i < account->spells.n; i++)
		if (account->spells.v[i].from < first)
			first = account->spells.v[i].from;
	return first;
}

/* The pieces of one time as a client. */
static size_t cut(
	const struct setting *setting, struct spell spell, int32_t origin, struct piece *pieces)
{
	bool ends = spell.to != DAY_NONE && spell.to <= setting->as_of;
	int32_t last = ends ? spell.to : setting->as_of;
	int32_t day = spell.from > setting->records_since ? spell.from : setting->records_since;
	size_t n = 0;

	while (day < last) {
		int32_t next = origin + ((day - origin) / ROW_DAYS + 1) * ROW_DAYS;

		if (next > last)
			next = last;
		if (pieces)
			pieces[n] = (struct piece){day, next, ends && next == last};
		n++;
		day = next;
	}
	return n;
}

static int by_day(const void *a, const void *b)
{
	int32_t x = ((const struct piece *)a)->from, y = ((const struct piece *)b)->from;

	return (x > y) - (x < y);
}

/* Its pieces in order of time; pieces NULL: only counts them. */
static size_t cut_account(
	const struct setting *setting, const struct account *account, struct piece *pieces)
{
	int32_t end = account_end(account, &setting->book->company, setting->as_of);
	int32_t origin = account_first_day(account);
	struct spell spell;
	size_t n = 0;

	for (size_t i = 0; account_spell(account, end, i, &spell); i++)
		n += cut(setting, spell, origin, pieces ? pieces + n : NULL);
	if (pieces && account->spells.n > 1)
		qsort(pieces, n, sizeof *pieces, by_day);
	return n;
}

static int by_number(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Few days that stand nearly in order are sorted faster by hand than by the library. */
static void sort_days(int32_t *days, size_t n)
{
	if (n > 64) {
		qsort(days, n, sizeof *days, by_number);
		return;
	}
	for (size_t i = 1; i < n; i++) {
		int32_t day = days[i];
		size_t at = i;

		for (; at > 0 && days[at - 1] > day; at--)
			days[at] = days[at - 1];
		days[at] = day;
	}
}

/* The days of all contacts, in order. */
static size_t contact_days(const struct account *account, int32_t *days)
{
	size_t n = 0;

	for (size_t i = 0; i < account->touchpoints.n; i++)
		days[n++] = account->touchpoints.v[i]->when.day;
	for (size_t i = 0; i < account->assessments.n; i++)
		if (account->assessments.v[i]->by_client)
			days[n++] = account->assessments.v[i]->on;
	for (size_t i = 0; i < account->incidents.n; i++)
		if (account->incidents.v[i]->answered.day != DAY_NONE)
			days[n++] = account->incidents.v[i]->answered.day;
	sort_days(days, n);
	return n;
}

/* Walks the contacts and the client's scores along with the days. */
struct walk {
	const struct account *account;
	const int32_t *contacts;
	size_t n, at; /* contacts; the next one */
	size_t next;  /* the next assessment */
	int trust;
	int32_t trust_on;
	struct lull lull;
};

static void walk_to(struct walk *walk, int32_t day)
{
	const struct account *account = walk->account;

	size_t before = walk->at;

	walk->lull.day = day;
	while (walk->at < walk->n && walk->contacts[walk->at] <= day)
		contacts_add(&walk->lull.contacts, walk->contacts[walk->at++]);
	if (walk->at > before)
		walk->lull.own = contacts_cadence(&walk->lull.contacts);
	for (; walk->next < account->assessments.n; walk->next++) {
		const struct assessment *assessment = account->assessments.v[walk->next];

		if (assessment->on > day)
			return;
		if (!assessment->by_client || assessment->trust < 0 ||
			(assessment->on == walk->trust_on && assessment->trust >= walk->trust))
			continue;
		walk->trust = assessment->trust;
		walk->trust_on = assessment->on;
	}
}

static struct walk walk_new(const struct account *account, double usual, struct room *room)
{
	return (struct walk){.account = account,
		.contacts = room->contacts,
		.n = contact_days(account, room->contacts),
		.trust = -1,
		.trust_on = DAY_NONE,
		.lull = {.usual = usual}};
}

static double silence_on(struct walk *walk, const struct setting *setting, int32_t day)
{
	walk_to(walk, day);
	return lull_silence(setting, walk->account, &walk->lull).ratio;
}

/* Covariates on the room's days, which stand in order of time. */
static void walk_days(const struct setting *setting, const struct account *account, double usual,
	struct room *room, double *x)
{
	struct walk walk = walk_new(account, usual, room);

	account_curves(setting, account, &room->curve);
	for (size_t i = 0; i < room->curve.n; i++) {
		struct state_on state = {
			.wear = &room->curve.wear[i], .strength = room->curve.strength[i]};

		state.silence = silence_on(&walk, setting, room->days[i]);
		state.trust = walk.trust;
		covariates_of(&state, x + i * COVARIATES);
	}
}

/* The same where all but the silence is there already. */
static void walk_silence(const struct setting *setting, const struct account *account, double usual,
	struct room *room, double *x)
{
	struct walk walk = walk_new(account, usual, room);

	for (size_t i = 0; i < room->curve.n; i++)
		x[i * COVARIATES + COVARIATE_SILENCE] =
			silence_covariate(silence_on(&walk, setting, room->days[i]));
}

/* What rows are made from. */
struct making {
	const struct setting *setting;
	const double *usual;
	const struct risk_rows *later; /* NULL: none are at hand */
};

/* Takes the covariates from later rows where these begin on the same days: wear fades from one to
 * the next. */
static bool take_later(const struct making *making, const struct account *account, size_t n,
	const struct risk_rows *rows)
{
	const struct risk_rows *later = making->later;
	size_t first = rows->first[account->index], from;

	if (!later)
		return false;
	from = later->first[account->index];
	if (later->first[account->index + 1] - from < n ||
		memcmp(later->start + from, rows->start + first, n * sizeof *rows->start) != 0)
		return false;
	memcpy(rows->x + first * COVARIATES, later->x + from * COVARIATES,
		n * COVARIATES * sizeof *rows->x);
	return true;
}

static void fill_account(const struct making *making, const struct account *account,
	struct room *room, struct risk_rows *rows)
{
	const struct setting *setting = making->setting;
	size_t n = cut_account(setting, account, room->pieces), first = rows->first[account->index];
	double usual = making->usual[account->index], *x = rows->x + first * COVARIATES;
	int32_t origin = account_first_day(account);

	for (size_t i = 0; i < n; i++) {
		room->days[i] = room->pieces[i].from;
		rows->start[first + i] = room->pieces[i].from - origin;
		rows->stop[first + i] = room->pieces[i].to - origin;
		rows->event[first + i] = room->pieces[i].left;
	}
	room->curve.n = n;
	if (n == 0)
		return;
	if (take_later(making, account, n, rows))
		walk_silence(setting, account, usual, room, x);
	else
		walk_days(setting, account, usual, room, x);
}

struct sizes {
	size_t pieces, contacts; /* most that an account has */
};

static struct room room_new(struct sizes sizes, struct arena *arena)
{
	struct room room = {.pieces = NEW_N(arena, struct piece, sizes.pieces),
		.days = NEW_N(arena, int32_t, sizes.pieces),
		.contacts = NEW_N(arena, int32_t, sizes.contacts)};

	room.curve = (struct curve){.days = room.days,
		.wear = NEW_N(arena, struct wear, sizes.pieces),
		.strength = NEW_N(arena, double, sizes.pieces),
		.fading = NEW_N(arena, struct wear, sizes.pieces)};
	return room;
}

static size_t contacts_most(const struct account *account)
{
	return account->touchpoints.n + account->assessments.n + account->incidents.n;
}

/* Counts the rows of each account into rows->first. */
static struct sizes count_rows(const struct setting *setting, struct risk_rows *rows)
{
	const struct book *book = setting->book;
	struct sizes sizes = {0};

	for (size_t i = 0; i < book->accounts.n; i++) {
		const struct account *account = book->accounts.v[i];
		size_t pieces = cut_account(setting, account, NULL);
		size_t contacts = contacts_most(account);

		rows->first[i] = rows->n;
		rows->n += pieces;
		sizes.pieces = pieces > sizes.pieces ? pieces : sizes.pieces;
		sizes.contacts = contacts > sizes.contacts ? contacts : sizes.contacts;
	}
	rows->first[book->accounts.n] = rows->n;
	return sizes;
}

static struct risk_rows rows_make(const struct making *making, int threads, struct arena *arena)
{
	const struct book *book = making->setting->book;
	struct arena *scratch = arena_new();
	struct risk_rows rows = {.first = NEW_N(arena, size_t, book->accounts.n + 1)};
	struct sizes sizes = count_rows(making->setting, &rows);
	struct room *rooms = NEW_N(scratch, struct room, (size_t)threads);

	rows.start = NEW_N(arena, double, rows.n);
	rows.stop = NEW_N(arena, double, rows.n);
	rows.event = NEW_N(arena, bool, rows.n);
	rows.x = NEW_N(arena, double, rows.n *COVARIATES);
	for (int i = 0; i < threads; i++)
		rooms[i] = room_new(sizes, scratch);
#pragma omp parallel for schedule(dynamic, BLOCK) num_threads(threads)
	for (size_t i = 0; i < book->accounts.n; i++)
		fill_account(making, book->accounts.v[i], &rooms[omp_get_thread_num()], &rows);
	arena_free(scratch);
	return rows;
}

struct risk_rows risk_rows_of(
	const struct setting *setting, const double *usual, int threads, struct arena *arena)
{
	return rows_make(&(struct making){setting, usual, NULL}, threads, arena);
}

struct risk_rows risk_rows_before(const struct setting *setting, const double *usual,
	const struct risk_rows *later, struct arena *arena)
{
	return rows_make(&(struct making){setting, usual, later}, 1, arena);
}

void covariates_along(const struct setting *setting, const struct account *account, double usual,
	struct day_list days, double *x)
{
	struct arena *scratch = arena_new();
	struct room room = room_new((struct sizes){days.n, contacts_most(account)}, scratch);

	memcpy(room.days, days.v, days.n * sizeof *days.v);
	room.curve.n = days.n;
	if (days.n > 0)
		walk_days(setting, account, usual, &room, x);
	arena_free(scratch);
}
