/* fold.c - one account at a time: its own figures, and what it adds to the tally. */
#include "analyse/fold.h"

#include "analyse/account.h"
#include "analyse/fate.h"
#include "analyse/life.h"
#include "analyse/value.h"

struct fold_room *fold_room_new(
	const struct setting *setting, struct tally_shape shape, struct arena *arena)
{
	struct fold_room *room = NEW(arena, struct fold_room);

	room->by_department = NEW_N(arena, double, shape.departments);
	room->days = NEW_N(arena, int32_t, shape.months);
	room->months = NEW_N(arena, size_t, shape.months);
	room->curve = (struct curve){.days = room->days,
		.wear = NEW_N(arena, struct wear, shape.months),
		.strength = NEW_N(arena, double, shape.months),
		.fading = NEW_N(arena, struct wear, shape.months)};
	room->movements = movements_new(
		setting->first_record, setting->as_of, setting->book->company.windows.year, arena);
	room->standards = standards_new(setting, arena);
	room->decisions = decisions_new(setting, arena);
	room->coverage = coverage_none();
	room->staying = staying_new(setting, arena);
	return room;
}

void fold_room_merge(struct fold_room *into, const struct fold_room *from)
{
	movements_merge(into->movements, from->movements);
	standards_merge(into->standards, from->standards);
	decisions_merge(into->decisions, from->decisions);
	coverage_merge(&into->coverage, &from->coverage);
	staying_merge(into->staying, from->staying);
}

size_t fold_department(const struct fold *fold, const struct ref *ref)
{
	return ref->kind == REF_DEPARTMENT ? ref->department->index
					   : fold->setting->book->departments.n;
}

bool fold_month(const struct fold *fold, int32_t day, size_t *month)
{
	int32_t place = month_of(day) - fold->first_month;

	if (day > fold->setting->as_of || place < 0)
		return false;
	*month = (size_t)place;
	return true;
}

struct month_sum *fold_month_sum(const struct fold *fold, struct tally *tally, int32_t day)
{
	size_t month;

	return fold_month(fold, day, &month) ? &tally->months[month] : NULL;
}

bool fold_in_year(const struct fold *fold, int32_t day)
{
	return day_within(day, fold->setting->as_of, fold->setting->book->company.windows.year);
}

bool fold_in_trend(const struct fold *fold, int32_t day, bool before)
{
	int32_t trend = fold->setting->book->company.windows.trend;

	return day_within(day, fold->setting->as_of - (before ? trend : 0), trend);
}

static size_t maker_index(const struct fold *fold, const struct promise *promise)
{
	return promise->by_department ? promise->by_department->index
				      : fold->setting->book->departments.n;
}

static void kept_sum_add(const struct fold *fold, const struct fate *fate, struct kept_sum *sum)
{
	double kept = fate->state == PROMISE_KEPT;

	if (!fate_settled(fate))
		return;
	if (fold_in_trend(fold, fate->in_force, false)) {
		sum->now++;
		sum->now_kept += kept;
	} else if (fold_in_trend(fold, fate->in_force, true)) {
		sum->before++;
		sum->before_kept += kept;
	}
}

/* Days of the last year on which the promise was late, times what the account is worth a day. */
static double lateness_money(const struct passage *passage, const struct fate *fate)
{
	const struct company *company = &passage->fold->setting->book->company;
	int32_t from = passage->fold->setting->as_of - company->windows.year;
	int32_t to = fate->ended == DAY_NONE ? passage->figures->as_of : fate->ended;

	if (fate->state != PROMISE_LATE && fate->state != PROMISE_OVERDUE)
		return 0;
	if (from < fate->in_force)
		from = fate->in_force;
	if (to <= from)
		return 0;
	return (to - from) * 12.0 / 365.0 *
	       (double)account_value_at(passage->account, passage->figures->end, fate->in_force);
}

static void promise_months(const struct fold *fold, const struct promise *promise,
	const struct fate *fate, struct tally *tally)
{
	struct month_sum *made = fold_month_sum(fold, tally, promise->made);
	struct month_sum *fell_due = fold_month_sum(fold, tally, fate->in_force);

	if (made) {
		made->promises_made++;
		made->records++;
	}
	if (!fell_due || !fate_settled(fate))
		return;
	fell_due->due++;
	fell_due->kept += fate->state == PROMISE_KEPT;
	fell_due->expected += promise->weight;
	fell_due->delivered += promise->weight * fate->credit;
}

/* How the company stood a trend window ago, from what was known then. */
static void promise_before(const struct passage *passage, const struct promise *promise)
{
	const struct setting *setting = passage->fold->setting;
	int32_t day = setting->as_of - setting->book->company.windows.trend;
	int32_t end = passage->figures->end;
	struct fate fate = promise_fate(promise, end != DAY_NONE && end < day ? end : day, setting);

	promise_sum_add(&passage->tally->total->before, promise, &fate,
		promise_decay(promise, &fate, day, setting));
}

static void fold_promise(
	const struct passage *passage, const struct promise *promise, struct promise_sum *own)
{
	const struct fold *fold = passage->fold;
	struct tally *tally = passage->tally;
	size_t departments = fold->setting->book->departments.n;
	size_t owner = fold_department(fold, &promise->owner), maker = maker_index(fold, promise);
	struct fate *fate = &fold->figures->fates[promise->index];
	double decay;

	*fate = promise_fate(promise, passage->figures->as_of, fold->setting);
	if (fate->state == PROMISE_UNKNOWN)
		return;
	decay = fate->decay = promise_decay(promise, fate, fold->setting->as_of, fold->setting);
	promise_sum_add(own, promise, fate, decay);
	promise_sum_add(&tally->pairs[maker * (departments + 1) + owner], promise, fate, decay);
	promise_sum_add(&tally->aspects[promise->about], promise, fate, decay);
	if (fold_in_year(fold, fate->in_force))
		promise_sum_add(&tally->aspects_year[promise->about], promise, fate, decay);
	if (promise->by.kind == REF_PERSON)
		promise_sum_add(
			&tally->people[promise->by.person->index].made, promise, fate, decay);
	kept_sum_add(fold, fate, &tally->departments[owner].owned);
	tally->departments[owner].lateness_money += lateness_money(passage, fate);
	if (fold_in_year(fold, promise->made)) {
		tally->departments[owner].records_year++;
		if (maker != owner)
			tally->departments[maker].records_year++;
	}
	promise_months(fold, promise, fate, tally);
	promise_before(passage, promise);
}

static void fold_promises(const struct passage *passage)
{
	const struct account *account = passage->account;
	struct promise_sum own = {0};

	for (size_t i = 0; i < account->promises.n; i++)
		fold_promise(passage, account->promises.v[i], &own);
	passage->figures->promises = promises_of(&own);
	passage->figures->promises.coherence =
		(struct coherence){.n = passage->figures->promises.settled,
			.raw = own.w > 0 ? own.wq / own.w : 0,
			.n_e = own.ww > 0 ? own.w * own.w / own.ww : 0};
	promise_sum_merge(
		&passage->tally->segments[passage->fold->segment_of[account->index]].promises,
		&own);
}

/* Contacts that weakened, as a kind of leak beside those of incidents. */
static void fold_weakening(const struct passage *passage, const struct touchpoint *touchpoint)
{
	const struct fold *fold = passage->fold;
	struct kind_sum *kind = &passage->tally->kinds[LEAK_CONTACT];
	int32_t year = fold->setting->book->company.windows.year;

	if (touchpoint->effect != EFFECT_WEAKENS)
		return;
	kind->before_year += day_within(touchpoint->when.day, fold->setting->as_of - year, year);
	kind->incidents_year += fold_in_year(fold, touchpoint->when.day);
}

static void fold_dealings(const struct passage *passage)
{
	const struct fold *fold = passage->fold;
	const struct account *account = passage->account;
	int32_t last = passage->figures->as_of;
	struct month_sum *month;

	for (size_t i = 0; i < account->touchpoints.n; i++) {
		const struct touchpoint *touchpoint = account->touchpoints.v[i];

		if (touchpoint->when.day > last)
			continue;
		fold_weakening(passage, touchpoint);
		if (fold_in_year(fold, touchpoint->when.day))
			passage->tally->departments[fold_department(fold, &touchpoint->department)]
				.records_year++;
		month = fold_month_sum(fold, passage->tally, touchpoint->when.day);
		if (month) {
			month->touchpoints++;
			month->records++;
		}
	}
	for (size_t i = 0; i < account->assessments.n; i++) {
		month = fold_month_sum(fold, passage->tally, account->assessments.v[i]->on);
		if (month && account->assessments.v[i]->on <= last) {
			month->assessments++;
			month->records++;
		}
	}
	for (size_t i = 0; i < account->objections.n; i++) {
		month = fold_month_sum(fold, passage->tally, account->objections.v[i]->on);
		if (month && account->objections.v[i]->on <= last)
			month->records++;
	}
}

/* The month's ends (of the last month: T) on which the account was a client. */
static size_t client_months(const struct passage *passage, struct fold_room *room)
{
	const struct fold *fold = passage->fold;
	size_t n = 0;

	for (size_t i = 0; i < passage->tally->shape.months; i++) {
		int32_t day = month_start(fold->first_month + (int32_t)i + 1) - 1;

		if (day > fold->setting->as_of)
			day = fold->setting->as_of;
		if (!account_is_client(passage->account, passage->figures->end, day))
			continue;
		room->days[n] = day;
		room->months[n++] = i;
	}
	return n;
}

/* Each month's end as it stood then. */
static void fold_months(const struct passage *passage)
{
	const struct setting *setting = passage->fold->setting;
	struct fold_room *room = passage->fold->room;

	room->curve.n = client_months(passage, room);
	account_curves(setting, passage->account, &room->curve);
	for (size_t i = 0; i < room->curve.n; i++) {
		struct month_sum *month = &passage->tally->months[room->months[i]];

		month->accounts++;
		month->wear += room->curve.wear[i].all;
		month->strength += room->curve.strength[i];
		cents_add(&passage->tally->money.months[room->months[i]],
			account_value_at(passage->account, passage->figures->end, room->days[i]));
	}
}

static void fold_totals(const struct passage *passage)
{
	const struct setting *setting = passage->fold->setting;
	const struct windows *windows = &setting->book->company.windows;
	const struct account_figures *figures = passage->figures;
	const struct account *account = passage->account;
	struct tally *tally = passage->tally;
	size_t segment = passage->fold->segment_of[account->index];
	int32_t from = setting->records_since - 1, now = setting->as_of;
	int32_t start[] = {now - windows->year, now - windows->trend, now - 2 * windows->trend};

	for (size_t i = 0; i < 3; i++)
		if (start[i] < from)
			start[i] = from;
	tally->total->exposure_year += account_client_days(account, figures->end, start[0], now);
	tally->total->exposure_now += account_client_days(account, figures->end, start[1], now);
	tally->total->exposure_before +=
		account_client_days(account, figures->end, start[2], now - windows->trend);
	tally->total->joined_year += day_within(account_start(account), now, windows->year);
	tally->total->departed += figures->departed;
	tally->total->departed_year +=
		figures->departed && day_within(figures->end, now, windows->year);
	if (figures->departed)
		return;
	tally->total->accounts++;
	tally->segments[segment].accounts++;
	tally->segments[segment].wear += figures->wear.all;
	cents_add(tally->money.month, figures->value_month);
	cents_add(&tally->money.segments[segment], figures->value_year);
	if (account->owner.kind == REF_PERSON) {
		tally->people[account->owner.person->index].accounts++;
		cents_add(&tally->money.people[account->owner.person->index], figures->value_year);
	}
}

void fold_account(const struct fold *fold, const struct account *account, struct tally *tally)
{
	struct passage passage = {fold, account, &fold->figures->accounts[account->index], tally};

	*passage.figures = account_begin(fold->setting, account);
	if (!passage.figures->known)
		return;
	fold_promises(&passage);
	fold_incidents(&passage);
	fold_dealings(&passage);
	fold_wear(&passage);
	fold_months(&passage);
	fold_totals(&passage);
	movements_add(fold->room->movements, account, &fold->setting->book->company);
	standards_add(fold->room->standards, account, fold->figures->fates);
	decisions_add(fold->room->decisions, account);
	coverage_add(&fold->room->coverage, fold->setting, account);
	fold->stays[account->index] = staying_add(fold->room->staying, account, passage.figures);
}

void fold_internal(const struct fold *fold, const struct promise *promise, struct tally *tally)
{
	struct fate *fate = &fold->figures->fates[promise->index];
	size_t owner = fold_department(fold, &promise->owner), maker = maker_index(fold, promise);
	struct month_sum *month = fold_month_sum(fold, tally, promise->made);

	*fate = promise_fate(promise, fold->setting->as_of, fold->setting);
	if (fate->state == PROMISE_UNKNOWN)
		return;
	fate->decay = promise_decay(promise, fate, fold->setting->as_of, fold->setting);
	promise_sum_add(&tally->departments[owner].internal, promise, fate, fate->decay);
	if (month)
		month->records++;
	if (!fold_in_year(fold, promise->made))
		return;
	tally->departments[owner].records_year++;
	if (maker != owner)
		tally->departments[maker].records_year++;
}
